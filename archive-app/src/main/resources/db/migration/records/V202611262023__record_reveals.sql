-- Every time somebody asked to look at the copy of an ID card: whose record, what for, until when (A15).
create table record_reveal (
  reveal_id        uuid        primary key,
  record_id        uuid        not null references archival_record,
  session_id       uuid        not null references training_session,
  organizer_id     uuid        not null references organizer,
  archival_code    text        not null,
  purpose          text        not null check (length(trim(purpose)) > 0),
  revealed_at      timestamptz not null,
  until            timestamptz not null,
  revealed_by      uuid        not null,
  revealed_by_name text        not null
);
create index record_reveal_open on record_reveal (record_id, revealed_by, until);
create index record_reveal_at on record_reveal (revealed_at desc);
create function record_reveal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'record_reveal is append-only';
end $$;
create trigger record_reveal_no_change before update or delete on record_reveal
  for each row execute function record_reveal_is_append_only();
create trigger record_reveal_no_truncate before truncate on record_reveal
  for each statement execute function record_reveal_is_append_only();
comment on table record_reveal is 'append-only';
call guard_by_contractor('record_reveal');
create policy trail on record_reveal for select using ((select current_setting('juanzong.scope', true)) = 'audit');
