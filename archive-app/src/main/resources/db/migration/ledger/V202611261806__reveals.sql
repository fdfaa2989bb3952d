-- Every time somebody saw a clear number: whose, what for, until when. The number itself is not here.
create table personal_reveal (
  reveal_id        uuid        primary key,
  entry_id         uuid        not null references ledger_entry,
  session_id       uuid        not null references training_session,
  organizer_id     uuid        not null references organizer,
  field            text        not null check (field in ('ID_NUMBER', 'PHONE')),
  mask             text        not null,
  purpose          text        not null check (length(trim(purpose)) > 0),
  revealed_at      timestamptz not null,
  until            timestamptz not null,
  revealed_by      uuid        not null,
  revealed_by_name text        not null
);
create index personal_reveal_entry on personal_reveal (entry_id, until);
create index personal_reveal_at on personal_reveal (revealed_at desc);
create function personal_reveal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'personal_reveal is append-only';
end $$;
create trigger personal_reveal_no_change before update or delete on personal_reveal
  for each row execute function personal_reveal_is_append_only();
create trigger personal_reveal_no_truncate before truncate on personal_reveal
  for each statement execute function personal_reveal_is_append_only();
comment on table personal_reveal is 'append-only';
