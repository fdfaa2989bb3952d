package cn.juanzong.scope;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to start under a role for which row-level security does not hold: a superuser,
 * one that bypasses it, or the owner of a table.
 */
class ApplicationRoleCheck implements InitializingBean {

	private final JdbcClient jdbc;

	ApplicationRoleCheck(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void afterPropertiesSet() {
		this.jdbc.sql("""
				select r.rolname, case when r.rolsuper then 'is a superuser'
				  when r.rolbypassrls then 'bypasses row-level security'
				  when exists (select 1 from pg_class c where c.relkind in ('r', 'p')
				    and c.relnamespace = current_schema::regnamespace
				    and pg_has_role(current_user, c.relowner, 'member')) then 'owns tables of the archive' end as fault
				from pg_roles r where r.rolname = current_user""").query((row) -> {
			if (row.getString("fault") != null) {
				throw new UnsuitableRole("The archive does not start as '" + row.getString("rolname") + "': the role "
						+ row.getString("fault") + ", so contractors would not be kept apart.");
			}
		});
	}

}
