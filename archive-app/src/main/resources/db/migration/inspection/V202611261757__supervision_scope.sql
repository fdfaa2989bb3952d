call guard_by_contractor('supervision_record');
comment on table supervision_record is 'append-only';
