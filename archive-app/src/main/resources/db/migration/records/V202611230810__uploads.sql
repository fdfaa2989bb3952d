-- The file (案卷) a session is within its fonds and year, and the last item number (件号) given in it. Its row lock
-- puts the accessions of one session in order, so item numbers have no gaps and are never given twice.
create table archival_file (
  session_id  uuid primary key references training_session,
  fonds       text not null,
  file_year   int  not null,
  file_number int  not null check (file_number > 0),
  last_item   int  not null default 0,
  unique (fonds, file_year, file_number)
);

-- Files on their way in. received_bytes is what survives a crash: full parts in the store plus the tail object.
create table upload (
  upload_id       uuid primary key,
  record_id       uuid        not null unique,
  session_id      uuid        not null references training_session,
  organizer_id    uuid        not null references organizer,
  kind            text        not null,
  file_name       text        not null,
  length_bytes    bigint      check (length_bytes >= 0),
  received_bytes  bigint      not null default 0,
  digest_state    bytea       not null,
  store_upload    text,
  tail_id         uuid,
  tail_bytes      int         not null default 0,
  state           text        not null
    check (state in ('RECEIVING', 'FINISHING', 'ACCEPTED', 'ALREADY_THERE', 'CANCELLED', 'EXPIRED', 'FAILED')),
  outcome         uuid        references archival_record,
  protection_due  boolean     not null default false,
  lease_holder    uuid,
  lease_until     timestamptz,
  retry_at        timestamptz,
  failures        int         not null default 0,
  started_by      uuid        not null,
  started_by_name text        not null,
  started_by_sign_in text     not null,
  started_by_role text        not null,
  started_at      timestamptz not null,
  expires_at      timestamptz not null,
  check ((state in ('ACCEPTED', 'ALREADY_THERE')) = (outcome is not null))
);
create index upload_session on upload (session_id);
create index upload_unfinished on upload (state, expires_at) where state in ('RECEIVING', 'FINISHING');
create index upload_unprotected on upload (upload_id) where protection_due;

create table upload_part (
  upload_id   uuid   not null references upload,
  part_number int    not null,
  etag        text   not null,
  size_bytes  bigint not null,
  primary key (upload_id, part_number)
);
