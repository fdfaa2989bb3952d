-- Somebody saw a person on a page, in a line that was not found by reading: line is 0, the place is kept in fractions
-- of the page.
alter table line_decision add column spot_top double precision;
alter table line_decision add column spot_bottom double precision;
alter table line_decision drop constraint line_decision_verdict_check;
alter table line_decision add constraint line_decision_verdict_check check (verdict in
  ('AGREES', 'NOT_SAME', 'ILLEGIBLE', 'PROXY', 'SEEN', 'STAFF', 'INSTRUCTOR', 'VISITOR', 'WITHDRAWN'));
alter table line_decision add constraint line_decision_seen check (
  (verdict = 'SEEN') = (spot_top is not null) and (spot_top is null) = (spot_bottom is null)
  and (verdict <> 'SEEN' or (line = 0 and person_key is not null and length(trim(reason)) > 0
    and spot_top >= 0 and spot_top < spot_bottom and spot_bottom <= 1)));
