-- The trail in monthly parts, so that ten years of it stay usable; and from where and by which request an act came.
-- form says over which fields entry_hash was computed: 1 before these two came, 2 since.
alter table audit_entry rename to audit_entry_before;
alter table audit_entry_before drop constraint audit_entry_pkey;
drop index audit_entry_subject, audit_entry_at;

create table audit_entry (
  entry_no      bigint      not null,
  at            timestamptz not null,
  actor_id      uuid,
  actor         text        not null,
  role          text        not null,
  action        text        not null,
  subject_type  text        not null,
  subject_id    text        not null,
  organizer_id  uuid,
  detail        jsonb       not null,
  address       text,
  request_id    text,
  form          smallint    not null default 2 check (form in (1, 2)),
  previous_hash bytea       not null,
  entry_hash    bytea       not null,
  primary key (entry_no, at)
) partition by range (at);
create index audit_entry_at on audit_entry using brin (at);
create index audit_entry_subject on audit_entry (subject_id, entry_no);
create index audit_entry_action on audit_entry (action, entry_no);
create index audit_entry_actor on audit_entry (actor, entry_no);
create index audit_entry_organizer on audit_entry (organizer_id, entry_no) where organizer_id is not null;

create trigger audit_entry_no_change before update or delete on audit_entry
  for each row execute function audit_entry_is_append_only();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function audit_entry_is_append_only();

-- What no month is ready for. An entry is never refused because of the calendar.
create table audit_entry_other partition of audit_entry default;
create trigger audit_entry_no_truncate before truncate on audit_entry_other
  for each statement execute function audit_entry_is_append_only();

-- Makes the part of a month (of Asia/Shanghai), if there is none. It is reached through audit_entry only: whatever
-- rights new tables come with are taken away from everybody but the owner. Attaching, unlike creating in place, lets
-- entries be added meanwhile; where a long reading is in the way it gives up, to be tried again.
create function audit_entry_prepare(month date) returns boolean language plpgsql security definer
  set search_path from current set lock_timeout = '5s' as $$
declare
  first timestamptz := date_trunc('month', month::timestamp) at time zone 'Asia/Shanghai';
  beyond timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'Asia/Shanghai';
  part text := 'audit_entry_' || to_char(month, 'YYYY_MM');
  other record;
begin
  perform pg_advisory_xact_lock(hashtext('audit_entry_prepare'));
  if to_regclass(part) is not null
      or exists (select from audit_entry_other where at >= first and at < beyond) then
    return false;
  end if;
  execute format('create table %I (like audit_entry including defaults including constraints)', part);
  execute format('alter table audit_entry attach partition %I for values from (%L) to (%L)', part, first, beyond);
  execute format('create trigger audit_entry_no_truncate before truncate on %I'
    ' for each statement execute function audit_entry_is_append_only()', part);
  for other in select distinct acl.grantee from pg_class c, aclexplode(c.relacl) acl
      where c.oid = to_regclass(part) and acl.grantee not in (0, c.relowner) loop
    execute format('revoke all on %I from %s', part, other.grantee::regrole);
  end loop;
  execute format('revoke all on %I from public', part);
  return true;
end $$;

select audit_entry_prepare(month::date) from generate_series(
  (select date_trunc('month', coalesce(min(at), now()) at time zone 'Asia/Shanghai') from audit_entry_before),
  date_trunc('month', now() at time zone 'Asia/Shanghai') + interval '2 months', interval '1 month') month;

insert into audit_entry (entry_no, at, actor_id, actor, role, action, subject_type, subject_id, organizer_id, detail,
  form, previous_hash, entry_hash)
select entry_no, at, actor_id, actor, role, action, subject_type, subject_id, organizer_id, detail, 1, previous_hash,
  entry_hash from audit_entry_before order by entry_no;
drop table audit_entry_before;
comment on table audit_entry is 'append-only';

-- The end of the chain moves on by one entry at a time and never goes back. It is written with every act: room for its
-- next versions on the same page.
create function audit_head_moves_on() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.entry_no <> old.entry_no + 1 then
    raise exception 'audit_head moves on by one entry at a time';
  end if;
  return new;
end $$;
create trigger audit_head_moves_on before update or delete on audit_head
  for each row execute function audit_head_moves_on();
create trigger audit_head_stays before truncate on audit_head
  for each statement execute function audit_head_moves_on();
alter table audit_head set (fillfactor = 10);
