-- Accounts. organizer_id is set for archivists only, and is the scope of everything they see.
create table app_user (
  user_id        uuid primary key,
  sign_in_name   text        not null unique,
  display_name   text        not null,
  password_hash  text        not null,
  role           text        not null check (role in ('ARCHIVIST', 'INSPECTOR', 'RETENTION_OFFICER', 'ADMIN')),
  organizer_id   uuid,
  enabled        boolean     not null default true,
  created_at     timestamptz not null,
  check ((role = 'ARCHIVIST') = (organizer_id is not null))
);
