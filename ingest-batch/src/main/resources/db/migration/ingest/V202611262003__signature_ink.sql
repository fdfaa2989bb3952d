-- What signatures on sheets look like, one row a signed cell, for finding an old sheet under a new heading (F9). The
-- quarters are how the same ink is looked up without reading all rows. A page read before is read again and fills in.
create table signature_ink (
  object_id    uuid   not null,
  page         int    not null,
  line         int    not null,
  mark         int    not null,
  organizer_id uuid   not null,
  ink          bigint not null,
  quarter_1    int    not null generated always as ((ink >> 48 & 65535)::int) stored,
  quarter_2    int    not null generated always as ((ink >> 32 & 65535)::int) stored,
  quarter_3    int    not null generated always as ((ink >> 16 & 65535)::int) stored,
  quarter_4    int    not null generated always as ((ink & 65535)::int) stored,
  primary key (object_id, page, mark),
  foreign key (object_id, page, line) references sheet_line on delete cascade
);
create index signature_ink_quarter_1 on signature_ink (quarter_1, object_id);
create index signature_ink_quarter_2 on signature_ink (quarter_2, object_id);
create index signature_ink_quarter_3 on signature_ink (quarter_3, object_id);
create index signature_ink_quarter_4 on signature_ink (quarter_4, object_id);
call guard_by_contractor('signature_ink');
