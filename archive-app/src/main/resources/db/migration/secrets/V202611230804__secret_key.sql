-- Which keys the encrypted columns of this database were written with: never the keys, only a keyed hash of a
-- constant. A start with other keys, or with none, is refused.
create table secret_key (
  only_row    boolean     primary key default true check (only_row),
  fingerprint text        not null,
  first_seen  timestamptz not null
);
