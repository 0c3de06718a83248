-- What is measured of a store by itself, and when.
create table speed_watches (
  store_id uuid primary key,
  rhythm text not null check (rhythm in ('off', 'weekly', 'daily')),
  weekday int not null,
  hour int not null,
  time_zone text not null,
  runs int not null check (runs between 1 and 15),
  pages jsonb not null,
  devices text[] not null,
  -- Null where it rests.
  next_at bigint
);
create index speed_watches_due on speed_watches (next_at) where next_at is not null;

-- One set of runs of Lighthouse; of an audit it bears that audit's id.
create table speed_sets (
  id uuid primary key,
  store_id uuid not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  origin text not null check (origin in ('person', 'schedule', 'audit')),
  started_by text,
  asked_at bigint not null,
  started_at bigint,
  finished_at bigint,
  -- Which try may write; one that was given up cannot.
  attempt int not null default 0,
  -- The last sign of life of that try.
  beat_at bigint,
  done int not null default 0,
  runs int not null,
  pages jsonb not null,
  devices text[] not null,
  trouble text,
  lighthouse text,
  chromium text,
  failed jsonb not null default '[]'
);
create index speed_sets_store on speed_sets (store_id, asked_at desc, id desc);
create unique index speed_sets_one on speed_sets (store_id) where state in ('waiting', 'running');
create index speed_sets_open on speed_sets (asked_at) where state in ('waiting', 'running');

create table speed_pages (
  set_id uuid not null references speed_sets (id) on delete cascade,
  store_id uuid not null,
  at bigint not null,
  kind text not null,
  device text not null,
  url text not null,
  -- Figures of different versions are not compared.
  versions text not null,
  -- Each run's figure for each metric, in the order of the runs.
  runs jsonb not null,
  -- Of the run nearest to the medians: what it weighed, and of whom.
  seen jsonb not null,
  primary key (set_id, kind, device)
);
create index speed_pages_store on speed_pages (store_id, kind, device, at desc);

create table speed_slowdowns (
  id uuid primary key,
  store_id uuid not null,
  kind text not null,
  device text not null,
  metric text not null,
  url text not null,
  -- The first set that counts as slow, and when it was called so.
  began_at bigint not null,
  called_at bigint not null,
  before double precision not null,
  after double precision not null,
  p double precision not null,
  signs jsonb not null,
  ended_at bigint,
  ended text check (ended in ('recovered', 'accepted')),
  ended_by text
);
create index speed_slowdowns_store on speed_slowdowns (store_id, called_at desc);
create unique index speed_slowdowns_one on speed_slowdowns (store_id, kind, device, metric) where ended_at is null;
