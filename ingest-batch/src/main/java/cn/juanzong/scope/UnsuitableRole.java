package cn.juanzong.scope;

/** Under this role the database would not keep contractors apart. */
class UnsuitableRole extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	UnsuitableRole(String message) {
		super(message);
	}

}
