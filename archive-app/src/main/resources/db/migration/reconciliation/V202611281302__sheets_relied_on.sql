-- Sheets about which somebody decided or signed stay as they were read when a newer reader comes.
update ingest_object o set sheets_relied_on = true
where exists (select from line_decision d where d.record_id = o.object_id)
  or exists (select from supervision_record s join archival_record r using (session_id)
    where r.record_id = o.object_id and r.kind in ('SIGN_IN_SHEET', 'PAPER_LEDGER'));
