call guard_by('ledger_import', 'session_id', 'training_session');
call guard_by('ledger_entry', 'session_id', 'training_session');
call guard_by('ledger_left_out', 'import_id', 'ledger_import');
call guard_for_county('ledger_name_resolution');

-- Membership of a protected group has its own permission (R09-3).
call guard_by('ledger_sensitive_flag', 'entry_id', 'ledger_entry');
create policy sensitive on ledger_sensitive_flag as restrictive using ((select sees_sensitive()));
