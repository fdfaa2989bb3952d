-- The application's role may read and add, not change or remove: not even the triggers are asked.
comment on table audit_entry is 'append-only';
