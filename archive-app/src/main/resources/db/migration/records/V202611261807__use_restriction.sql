-- Restriction of use (A16): a person or a record that is kept and secured, and used for nothing else, until released.
create table use_restriction (
  restriction_id   uuid        primary key,
  record_id        uuid        references archival_record,
  person_key       bytea       check (length(person_key) = 32),
  shown            text        not null,
  reason           text        not null check (length(trim(reason)) > 0),
  since            timestamptz not null,
  by_name          text        not null,
  released_at      timestamptz,
  released_by_name text,
  release_reason   text,
  check ((record_id is null) <> (person_key is null)),
  check ((released_at is null) = (release_reason is null))
);
create unique index use_restriction_record on use_restriction (record_id) where released_at is null;
create unique index use_restriction_person on use_restriction (person_key) where released_at is null;
