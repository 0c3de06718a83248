create table calendars (
  id uuid primary key,
  name text not null,
  country text,
  region text,
  created_at bigint not null
);
create unique index calendars_name on calendars (lower(name));

-- What a calendar says from valid_from on. Rows are only ever added: what was computed by one can always be explained.
create table calendar_versions (
  calendar_id uuid not null references calendars on delete cascade,
  version int not null,
  valid_from bigint not null,
  data jsonb not null,
  note text not null,
  made_by text not null,
  primary key (calendar_id, version)
);

create function only_grows() returns trigger language plpgsql as $$
begin
  raise exception '% only grows', tg_table_name;
end $$;
create trigger calendar_versions_grow before update on calendar_versions
  for each row execute function only_grows();

-- Who looked at the public holidays of a year: what was proposed then, and what was taken.
create table holiday_reviews (
  calendar_id uuid not null references calendars on delete cascade,
  year int not null,
  reviewed_at bigint not null,
  reviewed_by text not null,
  source text not null,
  proposed jsonb not null,
  accepted jsonb not null
);
create index holiday_reviews_calendar on holiday_reviews (calendar_id, year, reviewed_at desc);
