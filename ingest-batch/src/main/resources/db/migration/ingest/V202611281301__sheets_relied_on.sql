-- Whether somebody decided about lines of an object's sheets, or signed for them: no newer reader reads them again by itself,
-- for decisions hold only as long as lines say what they said.
alter table ingest_object add column sheets_relied_on boolean not null default false;
