-- Where the index and the database did not agree, as the nightly comparison found and mended it.
create table index_drift (
  object_id uuid        primary key,
  kind      text        not null check (kind in ('MISSING', 'FOREIGN')),
  found_at  timestamptz not null default now()
);
