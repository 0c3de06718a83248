create table channels (
  id uuid primary key,
  kind text not null,
  name text not null,
  -- Sealed JSON: it holds tokens and passwords.
  settings text not null,
  language text not null,
  time_zone text not null,
  fallback_id uuid references channels (id) on delete set null,
  person_id uuid,
  enabled boolean not null default true,
  created_at bigint not null
);

create table rules (
  id uuid primary key,
  name text not null,
  channel_ids uuid[] not null,
  store_ids uuid[] not null default '{}',
  severities text[] not null default '{}',
  hours jsonb,
  delay_minutes int not null default 0,
  on_recovery boolean not null default true,
  enabled boolean not null default true,
  created_at bigint not null
);

-- One row per notice and channel. `due_at` is its moment, `try_at` a deadline: senders claim what is to be tried.
create table deliveries (
  id uuid primary key,
  -- The same fact tells a channel once, however often its event is answered.
  fact text not null unique,
  incident_id uuid,
  incident_number int,
  store_id uuid,
  channel_id uuid references channels (id) on delete set null,
  channel_name text not null,
  rule_id uuid,
  kind text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'retrying', 'dead', 'skipped')),
  attempts int not null default 0,
  urgent boolean not null default false,
  created_at bigint not null,
  due_at bigint not null,
  try_at bigint not null,
  -- Changes while somebody sends it.
  claimed_at bigint,
  sent_at bigint,
  receipt text,
  error text,
  text text not null default '',
  facts jsonb not null default '{}'
);
create index deliveries_due on deliveries (try_at) where state in ('waiting', 'retrying');
create index deliveries_order on deliveries (channel_id, created_at) where state in ('waiting', 'retrying');
create index deliveries_sending on deliveries (id) where state = 'sending';
create index deliveries_incident on deliveries (incident_id);
create index deliveries_created on deliveries (created_at desc);
