-- What was read of an object names that object's contractor and no other.
alter table ingest_object add unique (object_id, organizer_id);

alter table picture_hash drop constraint picture_hash_object_id_fkey,
  add foreign key (object_id, organizer_id) references ingest_object (object_id, organizer_id);

alter table sheet_page drop constraint sheet_page_object_id_fkey,
  add foreign key (object_id, organizer_id) references ingest_object (object_id, organizer_id),
  add unique (object_id, page, organizer_id);

alter table sheet_line drop constraint sheet_line_object_id_page_fkey,
  add foreign key (object_id, page, organizer_id) references sheet_page (object_id, page, organizer_id)
  on delete cascade;
