-- The generated county is entered once into an empty archive; a row without end is taken up again at the next start.
create table county_seeding (
  seed        bigint      primary key,
  started_at  timestamptz not null,
  finished_at timestamptz
);
