-- Which version of the sheet reader an object's older sheets were last handed to: once is enough, whatever came of it.
alter table ingest_object add column sheets_reread_by text;
