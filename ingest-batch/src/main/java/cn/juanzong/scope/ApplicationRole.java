package cn.juanzong.scope;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;

/**
 * The role the application connects as. Where the owner of the tables may create roles,
 * it is created at the first start; elsewhere somebody runs {@link #SQL}.
 */
final class ApplicationRole {

	/** What the owner of a database runs where the application cannot. */
	static final String SQL = "create role juanzong_app login nosuperuser nocreatedb nocreaterole nobypassrls"
			+ " password '…'";

	private static final Logger log = LoggerFactory.getLogger(ApplicationRole.class);

	/** Wrong password, no such role, not allowed to sign in. */
	private static final String REFUSED = "28";

	private final String url;

	private final String name;

	private final String password;

	private final @Nullable String owner;

	private final @Nullable String ownerPassword;

	private ApplicationRole(String url, String name, String password, @Nullable String owner,
			@Nullable String ownerPassword) {
		this.url = url;
		this.name = name;
		this.password = password;
		this.owner = owner;
		this.ownerPassword = ownerPassword;
	}

	static ApplicationRole of(Environment environment) {
		return new ApplicationRole(environment.getProperty("spring.datasource.url", ""),
				environment.getProperty("spring.datasource.username", ""),
				environment.getProperty("spring.datasource.password", ""),
				environment.getProperty("spring.flyway.user"), environment.getProperty("spring.flyway.password"));
	}

	String name() {
		return this.name;
	}

	/** Makes sure that the role can sign in, as far as that is in the owner's power. */
	void prepare() {
		if (this.owner == null || this.owner.equals(this.name) || this.url.isEmpty()) {
			return;
		}
		try (Connection connection = DriverManager.getConnection(this.url, this.name, this.password)) {
			log.debug("{} can sign in", connection.getMetaData().getUserName());
		}
		catch (SQLException ex) {
			if (String.valueOf(ex.getSQLState()).startsWith(REFUSED)) {
				create();
			}
			// anything else shows when the pool connects
		}
	}

	private void create() {
		try (Connection connection = DriverManager.getConnection(this.url, this.owner, this.ownerPassword);
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			// several processes may start at the same moment
			statement.execute("select pg_advisory_xact_lock(hashtext('juanzong.role'))");
			statement.execute("""
					do $$
					declare role text := '%s';
					begin
					  if not exists (select 1 from pg_roles where rolname = role) then
					    execute format('create role %%I login nosuperuser nocreatedb nocreaterole nobypassrls', role);
					  end if;
					end $$""".formatted(this.name.replace("'", "''")));
			// sends the verifier only, so that no log of the server ever holds the
			// password
			connection.unwrap(PGConnection.class)
				.alterUserPassword(this.name, this.password.toCharArray(), "scram-sha-256");
			connection.commit();
			log.info("Database role {} created", this.name);
		}
		catch (SQLException ex) {
			throw new UnsuitableRole("The role '" + this.name + "' cannot sign in to the database, and '" + this.owner
					+ "' may not create it (" + ex.getSQLState() + ").");
		}
	}

}
