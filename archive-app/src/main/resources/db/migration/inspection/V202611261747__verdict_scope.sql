call guard_by('verdict', 'finding_id', 'finding');

comment on table verdict is 'append-only';
