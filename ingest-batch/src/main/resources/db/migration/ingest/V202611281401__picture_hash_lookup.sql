-- What photos are looked up by stands in the indexes, with what the policy asks for: most rows that share a quarter of
-- the hash share nothing else, and are not fetched any more to find that out (F4).
drop index picture_hash_quarter_1, picture_hash_quarter_2, picture_hash_quarter_3, picture_hash_quarter_4,
  picture_hash_whole_1, picture_hash_whole_2, picture_hash_whole_3, picture_hash_whole_4;
create index picture_hash_quarter_1 on picture_hash (quarter_1) include (coarse, object_id, organizer_id);
create index picture_hash_quarter_2 on picture_hash (quarter_2) include (coarse, object_id, organizer_id);
create index picture_hash_quarter_3 on picture_hash (quarter_3) include (coarse, object_id, organizer_id);
create index picture_hash_quarter_4 on picture_hash (quarter_4) include (coarse, object_id, organizer_id);
create index picture_hash_whole_1 on picture_hash (quarter_1) include (coarse, object_id, organizer_id)
  where cut in ('WHOLE', 'MIRRORED');
create index picture_hash_whole_2 on picture_hash (quarter_2) include (coarse, object_id, organizer_id)
  where cut in ('WHOLE', 'MIRRORED');
create index picture_hash_whole_3 on picture_hash (quarter_3) include (coarse, object_id, organizer_id)
  where cut in ('WHOLE', 'MIRRORED');
create index picture_hash_whole_4 on picture_hash (quarter_4) include (coarse, object_id, organizer_id)
  where cut in ('WHOLE', 'MIRRORED');

-- An index answers alone only for pages that were vacuumed since they were written.
alter table picture_hash set (autovacuum_vacuum_insert_scale_factor = 0.02);
