-- Objects of which only the views are made again wait in stage RENDER, as the photos do that were hashed before.
drop index ingest_object_waiting;
create index ingest_object_waiting on ingest_object (lane, submitted_at, object_id)
  where batch_id is null and stage in ('QUEUED', 'RENDER', 'RECOGNISE');
