-- Sign-in sheets as read, page by page and line by line. What is written on them is personal and is encrypted:
-- texts (what stands around the table) and cells (of a line, with the recogniser's candidates).
create table sheet_page (
  object_id      uuid        not null references ingest_object,
  page           int         not null,
  organizer_id   uuid        not null,
  width          int         not null,
  height         int         not null,
  printed_number int,
  printed_total  int,
  half_day       text        check (half_day in ('MORNING', 'AFTERNOON')),
  columns        text        not null,
  texts          bytea       not null,
  engine         text        not null,
  read_at        timestamptz not null default now(),
  primary key (object_id, page)
);
create index sheet_page_engine on sheet_page (engine);

create table sheet_line (
  object_id    uuid               not null,
  page         int                not null,
  line         int                not null,
  organizer_id uuid               not null,
  box          double precision[] not null,
  filled       boolean            not null,
  signed       boolean            not null,
  cells        bytea              not null,
  primary key (object_id, page, line),
  foreign key (object_id, page) references sheet_page on delete cascade
);

-- The straightened page is a view of its own.
alter table object_rendition drop constraint object_rendition_kind_check;
alter table object_rendition add constraint object_rendition_kind_check
  check (kind in ('THUMBNAIL', 'PAGE', 'POSTER', 'SHEET'));
