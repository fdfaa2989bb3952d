-- Supervision records as they were signed (R16-3). A later one takes the place of an earlier one; none is ever changed.
-- content: canonical JSON of what was compared and what it came to, without names and numbers of people.
create table supervision_record (
  supervision_id   bigint      primary key generated always as identity,
  session_id       uuid        not null references training_session,
  organizer_id     uuid        not null references organizer,
  record_id        uuid        not null references archival_record,
  content          text        not null,
  content_sha256   bytea       not null check (length(content_sha256) = 32),
  signed_at        timestamptz not null,
  signed_by        uuid        not null,
  signed_by_name   text        not null
);
create index supervision_record_session on supervision_record (session_id, supervision_id);

create function supervision_record_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'supervision_record is append-only';
end $$;
create trigger supervision_record_no_change before update or delete on supervision_record
  for each row execute function supervision_record_is_append_only();
create trigger supervision_record_no_truncate before truncate on supervision_record
  for each statement execute function supervision_record_is_append_only();
