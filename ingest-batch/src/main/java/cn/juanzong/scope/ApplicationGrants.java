package cn.juanzong.scope;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets the application's role work with what the owner has made, after each migration. A
 * table whose comment is {@code append-only} is read and added to, nothing else; one
 * whose comment is {@code read-only} is written by functions of the owner only, which
 * nobody but this role may call. Partitions are reached through their table only, whose
 * policies would not hold for them. Everybody is counted again by way of a temporary
 * table.
 */
class ApplicationGrants extends BaseCallback {

	private static final String GRANT = """
			do $$
			declare role text := '%s'; closed regclass; function regprocedure;
			begin
			  if role = current_user then
			    return;
			  end if;
			  -- several processes may start at the same moment
			  perform pg_advisory_xact_lock(hashtext('juanzong.grants'));
			  execute format('grant usage on schema %%I to %%I', current_schema, role);
			  execute format('grant select, insert, update, delete on all tables in schema %%I to %%I',
			    current_schema, role);
			  execute format('grant usage, select on all sequences in schema %%I to %%I', current_schema, role);
			  for closed in select oid from pg_class where relkind in ('r', 'p')
			      and relnamespace = current_schema::regnamespace
			      and obj_description(oid, 'pg_class') = 'append-only' loop
			    execute format('revoke update, delete on %%s from %%I', closed, role);
			  end loop;
			  for closed in select oid from pg_class where relkind in ('r', 'p')
			      and relnamespace = current_schema::regnamespace
			      and obj_description(oid, 'pg_class') = 'read-only' loop
			    execute format('revoke insert, update, delete on %%s from %%I', closed, role);
			  end loop;
			  for closed in select oid from pg_class where relispartition and relkind in ('r', 'p')
			      and relnamespace = current_schema::regnamespace loop
			    execute format('revoke all on %%s from %%I', closed, role);
			  end loop;
			  for function in select oid from pg_proc where prosecdef
			      and pronamespace = current_schema::regnamespace loop
			    execute format('revoke execute on function %%s from public', function);
			    execute format('grant execute on function %%s to %%I', function, role);
			  end loop;
			  -- everybody has it until somebody takes it away
			  if not has_database_privilege(role, current_database(), 'TEMPORARY')
			      and has_database_privilege(current_database(), 'TEMPORARY WITH GRANT OPTION') then
			    execute format('grant temporary on database %%I to %%I', current_database(), role);
			  end if;
			end $$""";

	private final String role;

	ApplicationGrants(String role) {
		this.role = role;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_MIGRATE;
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public void handle(Event event, Context context) {
		try {
			give(context.getConnection());
		}
		catch (SQLException ex) {
			throw new FlywayException("The application's role cannot be given its rights", ex);
		}
	}

	/**
	 * Gives the rights.
	 * @param owner a connection of whoever owns the tables, in their schema
	 * @throws SQLException if the owner may not give them
	 */
	void give(Connection owner) throws SQLException {
		try (Statement statement = owner.createStatement()) {
			statement.execute(GRANT.formatted(this.role.replace("'", "''")));
		}
	}

}
