package cn.juanzong.standalone;

/**
 * How to reach the database.
 *
 * @param url a JDBC address
 * @param username the user
 * @param password the password
 */
public record DatabaseConnection(String url, String username, String password) {

	@Override
	public String toString() {
		return this.url;
	}

}
