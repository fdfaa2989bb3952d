-- One row per accepted record. Rows are never deleted while retention runs; nothing here offers it.
create table archival_record (
  record_id       uuid primary key,
  session_id      uuid        not null references training_session,
  organizer_id    uuid        not null references organizer,
  kind            text        not null,
  file_name       text        not null,
  size_bytes      bigint      not null check (size_bytes >= 0),
  sha256          bytea       not null check (length(sha256) = 32),
  archival_code   text        not null unique,
  item_number     int         not null,
  object_key      text        not null unique,
  object_version  text,
  accepted_at     timestamptz not null,
  accepted_by     uuid        not null,
  accepted_by_name text       not null,
  findings        text[]      not null default '{}',
  unique (session_id, sha256),
  unique (session_id, item_number)
);
create index archival_record_organizer on archival_record (organizer_id);
create index archival_record_sha256 on archival_record (sha256);

create function archival_record_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'archival_record rows are kept (Art. 13)';
end $$;
create trigger archival_record_no_delete before delete on archival_record
  for each row execute function archival_record_is_kept();
create trigger archival_record_no_truncate before truncate on archival_record
  for each statement execute function archival_record_is_kept();
