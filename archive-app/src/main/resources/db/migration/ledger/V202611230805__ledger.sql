-- One row per import of a session's ledger. The newest version is the ledger; the earlier ones stay readable.
create table ledger_import (
  import_id        uuid primary key,
  session_id       uuid        not null references training_session,
  version          int         not null check (version > 0),
  file_name        text        not null,
  file_sha256      bytea       not null check (length(file_sha256) = 32),
  rows_good        int         not null check (rows_good >= 0),
  rows_bad         int         not null check (rows_bad >= 0),
  imported_at      timestamptz not null,
  imported_by      uuid        not null,
  imported_by_name text        not null,
  current          boolean     not null,
  unique (session_id, version)
);
create unique index ledger_import_current on ledger_import (session_id) where current;

-- One row per line. Numbers are encrypted; the keyed hashes join people, the masks are for eyes.
-- counting, reason, repeat_of and the two kinds of notices are computed again whenever something they depend on
-- changes; the rest is written once.
create table ledger_entry (
  entry_id         uuid    primary key,
  import_id        uuid    not null references ledger_import,
  session_id       uuid    not null references training_session,
  current          boolean not null,
  line_number      int     not null check (line_number > 0),
  sheet            text    not null,
  sheet_row        int     not null,
  name             text    not null,
  name_key         text    not null,
  document_type    text    not null,
  id_number        bytea   not null,
  id_mask          text    not null,
  person_key       bytea   not null check (length(person_key) = 32),
  phone            bytea   not null,
  phone_mask       text    not null,
  phone_key        bytea   not null check (length(phone_key) = 32),
  birth_date       date    not null,
  content          text    not null,
  category         text,
  remark           text,
  notices          text[]  not null default '{}',
  age_outcome      text    not null check (age_outcome in ('IN_RANGE', 'UNDER', 'OVER')),
  age_notices      text[]  not null default '{}',
  counting         text    not null
                   check (counting in ('COUNTED', 'AGE_UNDER', 'AGE_OVER', 'REPEAT', 'UNRESOLVED')),
  reason           text,
  repeat_of        uuid    references training_session,
  counting_notices text[]  not null default '{}',
  unique (import_id, line_number)
) with (fillfactor = 80);
create index ledger_entry_session on ledger_entry (session_id) where current;
create index ledger_entry_person on ledger_entry (person_key) where current;
create index ledger_entry_phone on ledger_entry (phone_key) where current;

-- Membership of a protected group is sensitive (R09-3) and is read by its own, audited way only.
create table ledger_sensitive_flag (
  entry_id uuid not null references ledger_entry,
  flag     text not null check (flag in ('POOR_HOUSEHOLD', 'DISABLED')),
  primary key (entry_id, flag)
);

-- Somebody decided that several names under one ID number are one person (C7). A further name opens the conflict
-- again.
create table ledger_name_resolution (
  person_key       bytea       primary key,
  name_keys        text[]      not null,
  reason           text        not null,
  resolved_by_name text        not null,
  resolved_at      timestamptz not null
);
