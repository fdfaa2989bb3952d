-- How strictly people sign in and for how long, where the security administrator is stricter than the configuration.
create table security_rule (
  rule   text        primary key check (rule in ('SECOND_FACTOR', 'IDLE_MINUTES', 'LONGEST_HOURS', 'PASSWORD_SHORTEST')),
  value  int         not null check (value >= 0),
  set_by text        not null,
  set_at timestamptz not null
);
