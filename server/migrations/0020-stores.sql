create table clients (
  id uuid primary key,
  name text not null,
  language text not null,
  created_at bigint not null
);
create unique index clients_name on clients (lower(name));

create table stores (
  id uuid primary key,
  client_id uuid not null references clients,
  name text not null,
  url text not null unique,
  platform text not null default 'unknown',
  platform_version text,
  platform_confidence double precision,
  languages text[] not null default '{}',
  currencies text[] not null default '{}',
  created_at bigint not null
);
create index stores_client on stores (client_id);
create index stores_name on stores (name, id);

-- One look at a store; its row is written as it goes.
create table discoveries (
  id uuid primary key,
  store_id uuid not null references stores on delete cascade,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  progress double precision not null default 0,
  steps jsonb not null,
  result jsonb,
  started_at bigint not null,
  finished_at bigint,
  -- whether private addresses were its business: never those of a client's person
  by_staff boolean not null,
  -- which try of the job may write; one that was given up cannot
  attempt int not null default 1,
  -- the last sign of life of that try
  beat_at bigint not null
);
create index discoveries_store on discoveries (store_id, started_at desc);
create unique index discoveries_running on discoveries (store_id) where state = 'running';
create index discoveries_beat on discoveries (beat_at) where state = 'running';

alter table person_clients add foreign key (client_id) references clients on delete cascade;
alter table invitation_clients add foreign key (client_id) references clients on delete cascade;
