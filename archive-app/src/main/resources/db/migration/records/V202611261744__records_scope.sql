call guard_by_contractor('archival_record');
call guard_by('archival_file', 'session_id', 'training_session');
call guard_by_contractor('upload');
call guard_by('upload_part', 'upload_id', 'upload');

-- Copies of ID cards have their own permission (A15), and so has everything read from them.
create policy sensitive on archival_record as restrictive using ((select sees_sensitive()) or kind <> 'ID_COPY');
create policy sensitive on upload as restrictive using ((select sees_sensitive()) or kind <> 'ID_COPY');
create policy sensitive on ingest_object as restrictive using ((select sees_sensitive())
  or exists (select 1 from archival_record record where record.record_id = ingest_object.object_id));

-- What was read from ledgers says who belongs to a protected group (R09-3).
create policy sensitive on object_page as restrictive using ((select sees_sensitive()) or exists (
  select 1 from archival_record record where record.record_id = object_page.object_id
  and record.kind not in ('E_LEDGER', 'PAPER_LEDGER')));
create policy sensitive on object_fact as restrictive using ((select sees_sensitive()) or exists (
  select 1 from archival_record record where record.record_id = object_fact.object_id
  and record.kind not in ('E_LEDGER', 'PAPER_LEDGER')));
create policy sensitive on object_rendition as restrictive using ((select sees_sensitive()) or exists (
  select 1 from archival_record record where record.record_id = object_rendition.object_id
  and record.kind not in ('E_LEDGER', 'PAPER_LEDGER')));
