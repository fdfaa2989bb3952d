-- Who administers, who keeps the sign-in safe and who watches both are three people (三员分立).
alter table app_user drop constraint app_user_role_check;
alter table app_user add constraint app_user_role_check check
  (role in ('ARCHIVIST', 'INSPECTOR', 'RETENTION_OFFICER', 'ADMIN', 'SECURITY_ADMIN', 'AUDITOR'));
