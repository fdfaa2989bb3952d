-- The number that every page and every line of the log carries leads to what was done under it, in a trail of any length.
create index audit_entry_request on audit_entry (request_id, entry_no) where request_id is not null;
