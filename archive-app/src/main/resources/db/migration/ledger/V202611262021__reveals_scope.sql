-- Who saw a number is seen by the contractor concerned, by the county, and within the scope of the trail.
call guard_by_contractor('personal_reveal');
create policy trail on personal_reveal for select using ((select current_setting('juanzong.scope', true)) = 'audit');
