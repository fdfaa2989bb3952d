-- Whose rows a statement may see and write: juanzong.scope is a contractor's id, 'county' for its officers, 'office' or
-- 'audit' for those who administer and watch, 'system:…' for work of the product itself; empty or absent for nobody.
-- juanzong.sensitive is 'yes' where copies of ID cards and membership of protected groups are among it (R09-3, A15).
-- Policies call these functions in a sub-select, so that each is asked once a statement, not once a row.
create function sees_everything() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('juanzong.scope', true), '') = 'county'
      or coalesce(current_setting('juanzong.scope', true), '') like 'system:%'
$$;

create function own_contractor() returns uuid language sql stable parallel safe as $$
  select case when current_setting('juanzong.scope', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    then current_setting('juanzong.scope', true)::uuid end
$$;

create function sees_sensitive() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('juanzong.sensitive', true), '') = 'yes'
$$;

-- The recipes for a new table with contractor data, to be called in its migration.
-- 1. It names the contractor itself: call guard_by_contractor('upload');
create procedure guard_by_contractor(guarded regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy contractor on %s using ((select sees_everything())
    or organizer_id = (select own_contractor()))', guarded);
end $$;

-- 2. It belongs to rows of a guarded table, by a column of the same name: call guard_by('upload_part', 'upload_id', 'upload');
create procedure guard_by(guarded regclass, key name, owner regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy contractor on %1$s using ((select sees_everything())
    or exists (select 1 from %3$s owner where owner.%2$I = %1$s.%2$I))', guarded, key, owner);
end $$;

-- 3. It is about several contractors at once: call guard_for_county('ledger_name_resolution');
create procedure guard_for_county(guarded regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy county on %s using ((select sees_everything()))', guarded);
end $$;
