-- What pictures look like in small: two whose hashes are near are held against each other field by field, for the same
-- hall gives near hashes and only one and the same photograph agrees everywhere (F4).
create table picture_look (
  object_id    uuid  primary key,
  organizer_id uuid  not null,
  grey         bytea not null check (length(grey) = 4096),
  foreign key (object_id, organizer_id) references ingest_object (object_id, organizer_id)
);
call guard_by_contractor('picture_look');

-- Pictures are trimmed at one edge more often than all round.
alter table picture_hash drop constraint picture_hash_cut_check, add constraint picture_hash_cut_check check (cut in
  ('WHOLE', 'MIRRORED', 'INNER_90', 'INNER_80', 'LEFT', 'RIGHT', 'TOP', 'BOTTOM'));

-- Whole pictures are looked for among all cuts, cuts among whole pictures only.
create index picture_hash_whole_1 on picture_hash (quarter_1) where cut in ('WHOLE', 'MIRRORED');
create index picture_hash_whole_2 on picture_hash (quarter_2) where cut in ('WHOLE', 'MIRRORED');
create index picture_hash_whole_3 on picture_hash (quarter_3) where cut in ('WHOLE', 'MIRRORED');
create index picture_hash_whole_4 on picture_hash (quarter_4) where cut in ('WHOLE', 'MIRRORED');

-- Pictures that were hashed before are hashed again, from a view that is made again.
update ingest_object o set stage = 'RENDER', changed_at = now(), finished_at = null, touched_stage = null, attempts = 0
where stage = 'INGESTED' and batch_id is null and exists (select from picture_hash h where h.object_id = o.object_id);
