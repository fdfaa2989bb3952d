-- Whether an upload's bytes are encrypted before they reach the store; decided by its kind when it begins.
alter table upload add column sealed boolean not null default false;
-- A name with personal numbers in it is kept masked in file_name, and whole only here, encrypted.
alter table upload add column sealed_name bytea;
alter table archival_record add column sealed_name bytea;
