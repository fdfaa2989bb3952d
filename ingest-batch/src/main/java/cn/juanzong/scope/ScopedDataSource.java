package cn.juanzong.scope;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.ConnectionProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The one place where the scope of a thread reaches the database: before a statement is
 * made, its connection carries the scope of the thread that makes it, also in the middle
 * of a transaction. A connection whose scope is right already is not asked again, so that
 * a page costs a round trip or two altogether. What a roll-back may have taken back
 * counts as unknown. With the scope comes how long a silent database is waited for:
 * somebody who looks at a page learns soon that it does not answer, while work of the
 * product itself may ask what takes its time, as long as the pool's own limit allows.
 */
class ScopedDataSource extends DelegatingDataSource {

	private static final String APPLY = "select set_config('juanzong.scope', ?, false),"
			+ " set_config('juanzong.sensitive', ?, false)";

	private static final Set<String> MAKES_STATEMENT = Set.of("createStatement", "prepareStatement", "prepareCall");

	/** What each connection of the pool carries; absent if that is not known. */
	private final Map<Connection, DataScope> carried = Collections.synchronizedMap(new WeakHashMap<>());

	private final Duration patience;

	ScopedDataSource(DataSource pool, Duration patience) {
		super(pool);
		this.patience = patience;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return scoped(super.getConnection());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return scoped(super.getConnection(username, password));
	}

	private Connection scoped(Connection pooled) throws SQLException {
		int longest = pooled.getNetworkTimeout();
		return (Connection) Proxy.newProxyInstance(ScopedDataSource.class.getClassLoader(),
				new Class<?>[] { ConnectionProxy.class },
				new Handler(pooled, pooled.unwrap(Connection.class), longest));
	}

	private void apply(Connection pooled, Connection physical) throws SQLException {
		DataScope wanted = DataScope.current();
		if (wanted.equals(this.carried.get(physical))) {
			return;
		}
		this.carried.remove(physical);
		try (PreparedStatement statement = pooled.prepareStatement(APPLY)) {
			statement.setString(1, wanted.who());
			statement.setString(2, wanted.sensitive() ? "yes" : "");
			statement.execute();
		}
		this.carried.put(physical, wanted);
	}

	private final class Handler implements InvocationHandler {

		private final Connection pooled;

		private final Connection physical;

		/** The pool's own limit of silence, which holds again when it is given back. */
		private final int longest;

		private boolean manual;

		private int silence;

		private Handler(Connection pooled, Connection physical, int longest) {
			this.pooled = pooled;
			this.physical = physical;
			this.longest = longest;
			this.silence = longest;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
			String name = method.getName();
			switch (name) {
				case "equals":
					return proxy == ((arguments != null) ? arguments[0] : null);
				case "getTargetConnection":
					return this.pooled;
				case "hashCode":
					return System.identityHashCode(proxy);
				case "rollback":
					forget();
					break;
				case "setAutoCommit":
					this.manual = arguments != null && Boolean.FALSE.equals(arguments[0]);
					break;
				case "close", "abort":
					if (this.manual) {
						// the pool rolls back what nobody has committed
						forget();
					}
					break;
				default:
					if (MAKES_STATEMENT.contains(name)) {
						bound();
						apply(this.pooled, this.physical);
					}
			}
			try {
				return method.invoke(this.pooled, arguments);
			}
			catch (InvocationTargetException ex) {
				if (!MAKES_STATEMENT.contains(name)) {
					forget();
				}
				throw ex.getTargetException();
			}
		}

		private void bound() throws SQLException {
			int wanted = DataScope.current().patient() ? this.longest : (int) ScopedDataSource.this.patience.toMillis();
			if (wanted != this.silence) {
				this.pooled.setNetworkTimeout(Runnable::run, wanted);
				this.silence = wanted;
			}
		}

		private void forget() {
			ScopedDataSource.this.carried.remove(this.physical);
		}

	}

}
