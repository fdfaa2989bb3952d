-- A row about a session names that session's contractor and no other: within its own scope nobody can hang one on a
-- session it does not see, and a foreign session is refused in the words of a missing one.
alter table training_session add unique (session_id, organizer_id);

do $$
declare
  about text;
begin
  foreach about in array array['archival_record', 'upload', 'finding', 'ledger_correction', 'reconciliation',
      'reconciled_item', 'line_decision', 'supervision_record', 'personal_reveal', 'record_reveal'] loop
    execute format('alter table %1$I drop constraint %1$s_session_id_fkey,
      add foreign key (session_id, organizer_id) references training_session (session_id, organizer_id)', about);
  end loop;
end $$;

-- A key that is looked at before the one above would tell which bytes a foreign session holds.
alter table archival_record
  drop constraint archival_record_session_id_sha256_key,
  drop constraint archival_record_session_id_item_number_key,
  add unique (session_id, sha256, organizer_id),
  add unique (session_id, item_number, organizer_id);
