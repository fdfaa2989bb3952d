-- Pictures that were taken in before pictures were hashed, or stood between two steps when more was kept of them, are
-- hashed from a view that is made again, so that copies of them are found (F4): a few at a time, while nothing new waits.
alter table ingest_object add column picture_due boolean not null default false;
update ingest_object o set picture_due = true
where stage in ('RECOGNISE', 'INDEX', 'INGESTED') and media_type like 'image/%'
  and not exists (select from picture_look l where l.object_id = o.object_id);

-- So are those that an earlier migration sent to have their views made: they stood before everything new.
update ingest_object set picture_due = true, stage = 'INGESTED', finished_at = now()
where stage = 'RENDER' and batch_id is null;

create index ingest_object_picture_due on ingest_object (object_id) where picture_due;
