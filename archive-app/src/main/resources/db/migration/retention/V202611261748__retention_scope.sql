call guard_by('retention_term', 'session_id', 'training_session');
