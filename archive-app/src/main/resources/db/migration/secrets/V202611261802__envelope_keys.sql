-- Envelope keys: the keysets that encrypt and join, wrapped by a key that is not in this database. An edition counts
-- the changes of a keyset; every process reads it again when the edition has moved.
create table secret_keyset (
  purpose    text        primary key check (purpose in ('encryption', 'joining', 'files')),
  edition    int         not null check (edition > 0),
  wrapped    bytea       not null,
  wrapped_by text        not null,
  changed_at timestamptz not null
);

-- Who is who, once: a number joins by its token, which is drawn at random and never changes. The keyed hash finds the
-- token of a number, and is computed anew when the joining key is rotated; nothing that joins is touched by that.
create table personal_identity (
  identity_id bigint primary key generated always as identity,
  token       bytea  not null unique check (length(token) = 32),
  realm       text   not null check (realm in ('id', 'other', 'phone')),
  sealed      bytea  not null,
  hash        bytea  not null unique check (length(hash) = 32),
  hash_key    int    not null
);
create index personal_identity_by_key on personal_identity (hash_key);

-- Rotations of keys: one at a time for each purpose, and how far each part of it has come.
create table key_rotation (
  rotation_id     bigint      primary key generated always as identity,
  purpose         text        not null check (purpose in ('encryption', 'joining')),
  key_id          int         not null,
  started_at      timestamptz not null,
  started_by_name text        not null,
  finished_at     timestamptz
);
create unique index key_rotation_open on key_rotation (purpose) where finished_at is null;
create table key_rotation_part (
  rotation_id bigint  not null references key_rotation,
  part        text    not null,
  position    text,
  passed      boolean not null default false,
  done        bigint  not null default 0,
  primary key (rotation_id, part)
);
