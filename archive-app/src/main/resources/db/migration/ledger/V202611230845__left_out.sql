-- What was wrong with the rows that an import left out: place and code, never what stood there. A ledger without them
-- would look whole.
create table ledger_left_out (
  import_id uuid not null references ledger_import,
  sheet     text not null,
  sheet_row int  not null check (sheet_row > 0),
  code      text not null,
  primary key (import_id, sheet, sheet_row, code)
);
