-- The year whose end starts the ten years of a session's file (Art. 13). It may grow, never shrink, whatever setting
-- or date is changed; the row goes with the session, which is never deleted.
create table retention_term (
  session_id  uuid primary key references training_session,
  anchor_year int  not null check (anchor_year between 1900 and 9999)
);

insert into retention_term (session_id, anchor_year)
select s.session_id, greatest(extract(year from s.ends_on)::int,
  coalesce((select max(extract(year from r.accepted_at at time zone 'Asia/Shanghai'))::int
            from archival_record r where r.session_id = s.session_id), 0))
from training_session s;

create function retention_term_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.anchor_year < old.anchor_year or new.session_id <> old.session_id then
    raise exception 'a retention term is extended, never shortened (Art. 13)';
  end if;
  return new;
end $$;
create trigger retention_term_growth before update or delete on retention_term
  for each row execute function retention_term_only_grows();
create trigger retention_term_no_truncate before truncate on retention_term
  for each statement execute function retention_term_only_grows();
