-- Where the comparison of a session's paper with its ledger stands. inputs: digest of everything that was compared.
create table reconciliation (
  session_id   uuid        primary key references training_session,
  organizer_id uuid        not null references organizer,
  state        text        not null check (state in ('NO_PAPER', 'READING', 'COMPARED')),
  inputs       text        not null,
  compared_at  timestamptz not null
);

-- What became of each line, each row without a line, and each missing page. Written anew when it changes; holds no
-- name and no number.
create table reconciled_item (
  session_id    uuid    not null references training_session,
  organizer_id  uuid    not null references organizer,
  item_key      text    not null,
  ordinal       int     not null,
  check_code    text    not null check (check_code in ('SIGN_IN_SHEETS', 'PAPER_LEDGER')),
  outcome       text    not null,
  band          text,
  record_id     uuid    references archival_record,
  page          int,
  line          int,
  line_evidence text,
  entry_id      uuid    references ledger_entry,
  ledger_row    int,
  person_key    text,
  row_evidence  text,
  reasons       text    not null,
  notices       text    not null,
  repeat_of     uuid    references training_session,
  attended      int     not null,
  verdict       text,
  open          boolean not null,
  primary key (session_id, item_key)
);

-- What people decided about lines, in order; a decision is taken back by a later one, never changed. It holds as long
-- as line and row say what they said then.
create table line_decision (
  decision_id     bigint      primary key generated always as identity,
  session_id      uuid        not null references training_session,
  organizer_id    uuid        not null references organizer,
  record_id       uuid        not null references archival_record,
  page            int         not null,
  line            int         not null,
  line_evidence   text        not null,
  person_key      text,
  row_evidence    text,
  verdict         text        not null check (verdict in
    ('AGREES', 'NOT_SAME', 'ILLEGIBLE', 'PROXY', 'STAFF', 'INSTRUCTOR', 'VISITOR', 'WITHDRAWN')),
  withdraws       bigint      unique references line_decision,
  reason          text,
  decided_at      timestamptz not null,
  decided_by      uuid        not null,
  decided_by_name text        not null,
  check ((verdict = 'WITHDRAWN') = (withdraws is not null)),
  check (verdict <> 'ILLEGIBLE' or length(trim(reason)) > 0)
);
create index line_decision_session on line_decision (session_id, decision_id);

create function line_decision_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'line_decision is append-only';
end $$;
create trigger line_decision_no_change before update or delete on line_decision
  for each row execute function line_decision_is_append_only();
create trigger line_decision_no_truncate before truncate on line_decision
  for each statement execute function line_decision_is_append_only();
