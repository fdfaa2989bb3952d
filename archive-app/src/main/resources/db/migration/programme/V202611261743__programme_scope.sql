-- Contractors see themselves only; who keeps accounts sees their names and nothing else.
alter table organizer enable row level security;
create policy contractor on organizer using ((select sees_everything()) or organizer_id = (select own_contractor())
  or (select current_setting('juanzong.scope', true)) = 'office');

call guard_by_contractor('training_session');
