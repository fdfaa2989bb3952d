-- Parts in the store that no object was ever made of: of uploads that failed, and of copies whose process died. The database
-- knows them all, so that none stays for ever.
alter table upload add column discard_due boolean not null default false;
update upload set discard_due = true where state = 'FAILED';
create index upload_discard on upload (upload_id) where discard_due;
alter table spare_object add column store_upload text;
