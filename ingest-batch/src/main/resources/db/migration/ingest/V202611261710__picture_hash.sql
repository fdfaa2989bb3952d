-- What pictures look like, one row a cut, for finding the same picture saved again, reduced, mirrored or trimmed (F4).
-- The quarters of the coarse hash are how neighbours are looked up without reading all rows.
create table picture_hash (
  object_id    uuid   not null references ingest_object,
  organizer_id uuid   not null,
  cut          text   not null check (cut in ('WHOLE', 'INNER_90', 'INNER_80', 'MIRRORED')),
  coarse       bigint not null,
  fine         bytea  not null check (length(fine) = 32),
  quarter_1    int    not null generated always as ((coarse >> 48 & 65535)::int) stored,
  quarter_2    int    not null generated always as ((coarse >> 32 & 65535)::int) stored,
  quarter_3    int    not null generated always as ((coarse >> 16 & 65535)::int) stored,
  quarter_4    int    not null generated always as ((coarse & 65535)::int) stored,
  primary key (object_id, cut)
);
create index picture_hash_quarter_1 on picture_hash (quarter_1);
create index picture_hash_quarter_2 on picture_hash (quarter_2);
create index picture_hash_quarter_3 on picture_hash (quarter_3);
create index picture_hash_quarter_4 on picture_hash (quarter_4);
