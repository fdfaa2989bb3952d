call guard_by_contractor('finding');
call guard_by('consistency_check', 'session_id', 'training_session');
call guard_by('consistency_due', 'session_id', 'training_session');

-- What is said about a copy of an ID card goes with it (A15).
create policy sensitive on finding as restrictive using ((select sees_sensitive())
  or coalesce(facts ->> 'kind', '') <> 'ID_COPY');
