-- A batch that was handed back after a failure waits for its date; its last holder no longer prolongs it.
alter table ingest_batch add column postponed boolean not null default false;
