-- Requests to build the index anew, at most one unfinished.
create table index_rebuild (
  rebuild_id   bigint      primary key generated always as identity,
  generation   text,
  worker       text,
  lease_until  timestamptz not null default '-infinity',
  total        bigint      not null default 0,
  written      bigint      not null default 0,
  requested_at timestamptz not null default now(),
  finished_at  timestamptz,
  complete     boolean     not null default false
);
create unique index index_rebuild_one_at_a_time on index_rebuild ((true)) where finished_at is null;

create table fixity_run (
  run_id     bigint      primary key generated always as identity,
  started_at timestamptz not null default now(),
  ended_at   timestamptz,
  objects    int         not null default 0,
  bytes      bigint      not null default 0,
  failures   int         not null default 0
);

-- Stored bytes that no accepted object names. An upload that is just being accepted is among them for a moment.
create table store_orphan (
  object_key    text        primary key,
  size_bytes    bigint      not null,
  first_seen_at timestamptz not null default now(),
  last_seen_at  timestamptz not null default now()
);
