call guard_by_contractor('reconciliation');
call guard_by_contractor('reconciled_item');
call guard_by_contractor('line_decision');
comment on table line_decision is 'append-only';
