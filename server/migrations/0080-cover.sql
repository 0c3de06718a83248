create table schedules (
  id uuid primary key,
  name text not null,
  -- time zone, needed hours, layers: read and written as one, and reckoned with by core/cover
  data jsonb not null,
  version int not null,
  created_at bigint not null,
  -- when to look for gaps again
  look_at bigint not null
);
create unique index schedules_name on schedules (lower(name));
create index schedules_look on schedules (look_at);

-- Overrides and swaps. `seq` is the order of their making, which decides between those that overlap.
create table cover_changes (
  id uuid primary key,
  seq bigint generated always as identity,
  schedule_id uuid not null references schedules on delete cascade,
  kind text not null check (kind in ('override', 'swap')),
  state text not null check (state in ('asked', 'accepted', 'declined')),
  from_at bigint not null,
  to_at bigint not null check (to_at > from_at),
  person_id uuid not null,
  given_by uuid,
  note text not null,
  made_by text not null,
  made_at bigint not null
);
create index cover_changes_schedule on cover_changes (schedule_id, to_at);

create table absences (
  id uuid primary key,
  person_id uuid not null,
  from_at bigint not null,
  to_at bigint not null check (to_at > from_at),
  kind text not null,
  note text not null,
  made_by text not null
);
create index absences_to on absences (to_at);

-- Gaps that were found and told. One row is one gap: while it overlaps what is found, it is the same one.
create table cover_gaps (
  id uuid primary key,
  schedule_id uuid not null references schedules on delete cascade,
  from_at bigint not null,
  to_at bigint not null,
  absent uuid[] not null,
  -- null: it has not begun. A deadline: who sets it tells.
  begun_at bigint
);
create index cover_gaps_schedule on cover_gaps (schedule_id, from_at);
create index cover_gaps_due on cover_gaps (from_at) where begun_at is null;

-- The secret address of a person's shifts; only its digest is kept.
create table cover_feeds (
  person_id uuid primary key,
  digest text not null unique,
  made_at bigint not null
);
