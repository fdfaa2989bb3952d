-- The end of the chain: one row, locked while entries are added, so that numbers have no gap, and compared on verification.
create table audit_head (
  only_row   boolean primary key default true check (only_row),
  entry_no   bigint  not null,
  entry_hash bytea   not null
);
insert into audit_head (entry_no, entry_hash) values (0, decode(repeat('00', 32), 'hex'));
create index audit_entry_at on audit_entry (at);
