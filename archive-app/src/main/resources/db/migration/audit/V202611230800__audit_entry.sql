-- The audit trail: append-only and hash-chained. entry_hash covers the entry and the hash before it.
create table audit_entry (
  entry_no      bigint      primary key,
  at            timestamptz not null,
  actor_id      uuid,
  actor         text        not null,
  role          text        not null,
  action        text        not null,
  subject_type  text        not null,
  subject_id    text        not null,
  organizer_id  uuid,
  detail        jsonb       not null,
  previous_hash bytea       not null,
  entry_hash    bytea       not null
);
create index audit_entry_subject on audit_entry (subject_type, subject_id);

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_no_change before update or delete on audit_entry
  for each row execute function audit_entry_is_append_only();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function audit_entry_is_append_only();
