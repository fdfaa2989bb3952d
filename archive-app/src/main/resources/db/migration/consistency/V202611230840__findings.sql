-- One row per contradiction ever found in a session, keyed by rule and subject. A row is opened, closed and opened
-- again; it is never deleted. The decision about it holds as long as the fingerprint of its evidence is the same.
create table finding (
  finding_id   uuid        primary key,
  session_id   uuid        not null references training_session,
  organizer_id uuid        not null references organizer,
  code         text        not null,
  subject      text        not null,
  facts        json        not null,
  record_ids   uuid[]      not null,
  entry_ids    uuid[]      not null,
  session_ids  uuid[]      not null,
  fingerprint  text        not null,
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  disposition  text        check (disposition in ('CONFIRMED', 'EXPLAINED', 'WRONG')),
  unique (session_id, code, subject)
);
create index finding_open on finding (opened_at, finding_id) where closed_at is null;
create index finding_record on finding using gin (record_ids);

-- When a session was checked last, and by which edition of the rule book (R10-2).
create table consistency_check (
  session_id    uuid        primary key references training_session,
  checked_at    timestamptz not null,
  rules_version text        not null
);

-- Sessions to check. Written in the transaction of what makes a check necessary; several rows of one session are one
-- check. A row is deleted before the session is read, so that whatever is written meanwhile leaves a row behind.
create table consistency_due (
  due_id     bigint      primary key generated always as identity,
  session_id uuid        not null references training_session,
  due_at     timestamptz not null
);
create index consistency_due_session on consistency_due (session_id);
