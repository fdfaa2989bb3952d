-- Since when the archive holds something that was not generated; accounts made to try it then need passwords of their own.
alter table county_seeding add column used_since timestamptz;
