-- What inspectors decided about findings, in order; a decision is taken back by a later one, never changed.
create table verdict (
  verdict_id     bigint      primary key generated always as identity,
  finding_id     uuid        not null references finding,
  fingerprint    text        not null,
  outcome        text        not null check (outcome in ('CONFIRMED', 'EXPLAINED', 'WRONG', 'WITHDRAWN')),
  reason         text        not null check (length(trim(reason)) > 0),
  given_at       timestamptz not null,
  given_by       uuid        not null,
  given_by_name  text        not null
);
create index verdict_finding on verdict (finding_id, verdict_id);

create function verdict_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'verdict is append-only';
end $$;
create trigger verdict_no_change before update or delete on verdict
  for each row execute function verdict_is_append_only();
create trigger verdict_no_truncate before truncate on verdict
  for each statement execute function verdict_is_append_only();
