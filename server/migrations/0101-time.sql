create table time_entries (
  id uuid primary key,
  version int not null default 1,
  -- Pieces of one work, split at closing time.
  work uuid not null,
  person_id uuid not null,
  person_name text not null,
  date text not null,
  started_at bigint,
  ended_at bigint,
  minutes int not null check (minutes > 0),
  note text not null default '',
  client_id uuid,
  store_id uuid,
  task_id uuid,
  request_id uuid,
  request_number int,
  incident_id uuid,
  incident_number int,
  billable boolean not null,
  why jsonb not null,
  urgent boolean not null,
  out_of_hours boolean not null,
  contract_id uuid,
  contract_version int,
  -- The month that it is charged in.
  month text not null,
  to_check boolean not null default false,
  source text not null check (source in ('timer', 'hand')),
  created_at bigint not null,
  removed_at bigint
);
create index time_entries_person on time_entries (person_id, date) where removed_at is null;
create index time_entries_contract on time_entries (contract_id, month) where removed_at is null;
create index time_entries_client on time_entries (client_id, date) where removed_at is null;
create index time_entries_task on time_entries (task_id) where removed_at is null;

-- What an entry said before; it only grows.
create table time_trail (
  id uuid primary key,
  entry_id uuid not null references time_entries (id),
  at bigint not null,
  by text not null,
  what text not null check (what in ('corrected', 'removed')),
  before jsonb not null,
  after jsonb not null
);
create index time_trail_of on time_trail (entry_id, at);

-- One of a person at a time.
create table timers (
  person_id uuid primary key,
  person_name text not null,
  started_at bigint not null,
  note text not null default '',
  client_id uuid,
  store_id uuid,
  task_id uuid,
  request_id uuid,
  incident_id uuid,
  -- Told that it runs for too long.
  pointed_out_at bigint
);

create table time_months (
  contract_id uuid not null,
  month text not null,
  closed_at bigint not null,
  closed_by text not null,
  primary key (contract_id, month)
);
