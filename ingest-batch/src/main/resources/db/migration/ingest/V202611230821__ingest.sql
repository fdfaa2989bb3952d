-- A group of objects claimed by one worker; one Spring Batch job instance each (parameter batch_id).
-- lease_no grows with every change of hands: whoever writes results names the number it holds.
create table ingest_batch (
  batch_id    bigint      primary key generated always as identity,
  kind        text        not null check (kind in ('ingest', 'recognise')),
  worker      text        not null,
  lease_no    int         not null default 1,
  lease_until timestamptz not null,
  failures    int         not null default 0,
  claimed_at  timestamptz not null default now(),
  finished_at timestamptz
);
create index ingest_batch_open on ingest_batch (lease_until) where finished_at is null;

-- Every accepted object, and where it stands.
create table ingest_object (
  object_id         uuid        primary key,
  organizer_id      uuid        not null,
  object_key        text        not null unique,
  size_bytes        bigint      not null check (size_bytes >= 0),
  sha256            bytea       not null check (length(sha256) = 32),
  file_name         text        not null,
  tabular           boolean     not null,
  lane              text        not null check (lane in ('FAST', 'SLOW')),
  stage             text        not null default 'QUEUED' check (stage in
    ('QUEUED', 'VERIFY', 'EXTRACT', 'RENDER', 'RECOGNISE', 'INDEX', 'INGESTED', 'UNREADABLE', 'DAMAGED')),
  reason            text,
  detail            text,
  media_type        text,
  page_count        int         not null default 0,
  truncated         boolean     not null default false,
  extractor         text,
  batch_id          bigint      references ingest_batch,
  -- how often a step has taken the object up without coming to a result
  touched_stage     text,
  attempts          int         not null default 0,
  submitted_at      timestamptz not null default now(),
  changed_at        timestamptz not null default now(),
  finished_at       timestamptz,
  fixity_checked_at timestamptz
);
create index ingest_object_waiting on ingest_object (lane, submitted_at, object_id)
  where batch_id is null and stage in ('QUEUED', 'RECOGNISE');
create index ingest_object_claimed on ingest_object (batch_id) where batch_id is not null;
create index ingest_object_fixity on ingest_object (fixity_checked_at nulls first, object_id);

create table object_page (
  object_id         uuid    not null references ingest_object,
  page              int     not null,
  text              text    not null,
  words             jsonb   not null default '[]',
  needs_recognition boolean not null default false,
  recognised        boolean not null default false,
  primary key (object_id, page)
);

-- source: EXTRACT for what structure says, RECOGNISE for what was recognised on page images.
create table object_fact (
  object_id  uuid             not null references ingest_object,
  source     text             not null check (source in ('EXTRACT', 'RECOGNISE')),
  page       int              not null,
  ordinal    int              not null,
  name       text             not null,
  value      text             not null,
  box        double precision[],
  confidence double precision not null,
  extractor  text             not null,
  primary key (object_id, source, page, ordinal)
);

create table object_rendition (
  object_id  uuid not null references ingest_object,
  kind       text not null check (kind in ('THUMBNAIL', 'PAGE', 'POSTER')),
  page       int  not null,
  object_key text not null,
  media_type text not null,
  width      int  not null,
  height     int  not null,
  primary key (object_id, kind, page)
);

-- Index documents that must be written again. A version is drawn when a writer takes the row, before it reads
-- the description, so a later version never carries an older description.
create sequence index_version;
create table index_due (
  object_id     uuid        primary key,
  due_since     timestamptz not null default now(),
  version       bigint,
  claimed_until timestamptz,
  failures      int         not null default 0
);
create index index_due_since on index_due (due_since);

-- Processes that ingest, for the health page.
create table ingest_worker (
  worker     text        primary key,
  started_at timestamptz not null default now(),
  seen_at    timestamptz not null default now()
);
