-- A correction made by hand is a version of its own: what was before stays readable, and this says why and on what
-- evidence it was changed.
create table ledger_correction (
  import_id         uuid        primary key references ledger_import,
  session_id        uuid        not null references training_session,
  organizer_id      uuid        not null references organizer,
  kind              text        not null check (kind in ('CHANGED', 'ADDED', 'REMOVED')),
  line_before       int,
  line_after        int,
  evidence_record   uuid        not null references archival_record,
  reason            text        not null check (length(trim(reason)) > 0),
  corrected_at      timestamptz not null,
  corrected_by      uuid        not null,
  corrected_by_name text        not null
);
create index ledger_correction_session on ledger_correction (session_id);
