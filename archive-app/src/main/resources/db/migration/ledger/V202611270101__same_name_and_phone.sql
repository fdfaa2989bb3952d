-- Who shares a name and a phone with somebody else (C8) is read out of the index, in its order.
create index ledger_entry_namesake on ledger_entry (phone_key, name_key, person_key) where current;
drop index ledger_entry_phone;
