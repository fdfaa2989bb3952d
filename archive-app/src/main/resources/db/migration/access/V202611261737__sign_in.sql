alter table app_user
  -- made by somebody else, to be replaced when signing in
  add column first_password boolean not null default false,
  -- made to try the product with
  add column demonstration  boolean not null default false,
  -- the last day on which the account signs in
  add column expires_on     date,
  -- grows whenever those who are signed in have to do so again
  add column version        integer not null default 0,
  -- issuer and subject where somebody else vouches for the owner
  add column external_id    text unique;

-- The second factor; the secret is encrypted like personal data.
create table second_factor (
  user_id      uuid   primary key references app_user,
  secret       bytea  not null,
  confirmed_at timestamptz,
  -- no code of this time step or an earlier one is accepted again
  last_step    bigint not null default 0
);
create table recovery_code (
  user_id   uuid  not null references app_user,
  code_hash bytea not null,
  used_at   timestamptz,
  primary key (user_id, code_hash)
);

-- Attempts to sign in that count against somebody; rows older than a day mean nothing.
create table sign_in_attempts (
  attempts_key text        primary key,
  failures     integer     not null,
  last_at      timestamptz not null
);
create index sign_in_attempts_last on sign_in_attempts (last_at);
-- Addresses from which an account has signed in: attempts from elsewhere cannot keep its owner out there.
create table familiar_address (
  user_id   uuid        not null references app_user,
  address   text        not null,
  last_seen timestamptz not null,
  primary key (user_id, address)
);

-- Tokens for programs; only the hash is kept.
create table api_token (
  token_id     uuid        primary key,
  user_id      uuid        not null references app_user,
  name         text        not null,
  scopes       text        not null,
  token_hash   bytea       not null unique,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_token_user on api_token (user_id);
