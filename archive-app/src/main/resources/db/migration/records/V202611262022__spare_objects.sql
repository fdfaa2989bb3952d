-- Stored bytes that a record will name, or names no more, because its kind was corrected and they are encrypted or
-- decrypted: noted before a copy is begun, so that none is forgotten; removed from the store unless they are named.
create table spare_object (
  object_key text        primary key,
  record_id  uuid        not null references archival_record,
  noted_at   timestamptz not null default now(),
  tried_at   timestamptz
);
create index spare_object_record on spare_object (record_id);
call guard_by('spare_object', 'record_id', 'archival_record');
