create table regions (
  key smallint generated always as identity primary key,
  name text not null unique
);

create table probers (
  id uuid primary key,
  -- The short name of a prober in rows of results.
  key int generated always as identity unique,
  name text not null,
  region smallint not null references regions,
  remote boolean not null,
  token_digest text unique,
  version text,
  line text not null default 'ok' check (line in ('ok', 'dead')),
  loop_delay_ms real,
  kept int not null default 0,
  -- Counted since the row was made, for /metrics.
  probes bigint not null default 0,
  late bigint not null default 0,
  claim_lag_ms real,
  last_seen_at bigint,
  -- Its silence or its dead line was announced.
  trouble_told text,
  created_at bigint not null
);

create table monitors (
  id uuid primary key,
  -- The short name of a monitor in rows of results.
  key int generated always as identity unique,
  store_id uuid not null,
  type text not null,
  name text not null,
  -- As the type's schema says; secret values are sealed.
  settings jsonb not null,
  target text not null,
  host text not null,
  port int,
  url text,
  page text,
  interval_ms int not null check (interval_ms >= 1000),
  timeout_ms int,
  confirmations int not null,
  regions text[] not null default '{}',
  depends_on uuid references monitors on delete set null,
  -- False where a client's person set it up: it never reaches private addresses.
  allow_private boolean not null,
  -- Grows with every change of what is probed.
  revision int not null default 1,
  paused boolean not null default false,
  baseline jsonb,
  baseline_at bigint,
  created_at bigint not null
);
create index monitors_store on monitors (store_id);
create index monitors_depends_on on monitors (depends_on) where depends_on is not null;
create unique index monitors_name on monitors (store_id, name);

-- Who is probed when, and by whom. Written twice per probe, so it is narrow and keeps room in its pages.
create table probe_slots (
  monitor_key int not null references monitors (key) on delete cascade,
  region smallint not null,
  revision int not null,
  interval_ms int not null,
  phase_ms int not null,
  next_at bigint not null,
  last_at bigint,
  last_ms real,
  -- This prober leaves the next probe to others until then.
  avoid_prober int,
  avoid_until bigint,
  confirming boolean not null default false,
  -- Taken, and due again at next_at unless the result says otherwise.
  leased boolean not null default false,
  -- Nothing but an "up" was heard lately: another "up" changes nothing and is not judged.
  calm boolean not null default false,
  -- Since when it waits to be probed, where it was not probed since.
  since_at bigint not null,
  -- Seen late at first; late for certain.
  late_since bigint,
  late boolean not null default false,
  primary key (monitor_key, region)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
create index probe_slots_due on probe_slots (region, next_at);

-- What is known of a monitor; written when it changes, not with every probe.
create table monitor_states (
  monitor_key int primary key references monitors (key) on delete cascade,
  status text not null default 'pending',
  since bigint not null,
  -- What the other rooms were last told: up, degraded or down.
  announced text not null default 'up',
  -- They must be told, when maintenance, a parent's outage or flapping no longer forbids it.
  owes boolean not null default false,
  hold_until bigint,
  flapping boolean not null default false,
  failure text,
  reason jsonb,
  conditions jsonb not null default '[]',
  evidence jsonb,
  -- Region name to core/uptime's state.
  regions jsonb not null default '{}',
  -- When the certificate or the registration that is watched ends.
  expires_at bigint
) with (fillfactor = 70);
create index monitor_states_owes on monitor_states (monitor_key) where owes;

-- What counts as a status from when to when. `to_at` of the running span is the greatest exact number, so that one index serves.
create table monitor_spans (
  monitor_key int not null references monitors (key) on delete cascade,
  from_at bigint not null,
  to_at bigint not null default 9007199254740991,
  status text not null,
  failure text,
  reason jsonb,
  primary key (monitor_key, from_at)
);
create index monitor_spans_to on monitor_spans (monitor_key, to_at);

-- One row per probe, in partitions of a day. Wide things are kept where the probe was not simply up.
create table probe_results (
  at bigint not null,
  monitor_key int not null,
  prober int not null,
  total_ms real,
  dns_ms real,
  connect_ms real,
  tls_ms real,
  first_byte_ms real,
  transfer_ms real,
  region smallint not null,
  -- 0 up, 1 degraded, 2 down, 3 unknown
  verdict smallint not null,
  -- bits: 1 a repeat that confirms, 2 distorted by our own load
  flags smallint not null,
  failure text,
  reason jsonb,
  detail jsonb
) partition by range (at);
create index probe_results_monitor on probe_results (monitor_key, at);

-- The prober that wrote a batch says it once, however often it is handed in.
create table probe_batches (
  id uuid primary key,
  at bigint not null
);
create index probe_batches_at on probe_batches (at);

create table heartbeats (
  monitor_key int primary key references monitors (key) on delete cascade,
  key text not null unique,
  state jsonb not null,
  -- When silence becomes a failure; null where only a call can change anything.
  deadline bigint
);
create index heartbeats_deadline on heartbeats (deadline) where deadline is not null;

create table maintenance (
  id uuid primary key,
  title text not null,
  store_id uuid,
  monitor_ids uuid[] not null default '{}',
  from_at bigint,
  to_at bigint,
  cron text,
  duration_ms bigint,
  zone text,
  shown boolean not null,
  created_by text not null,
  created_at bigint not null,
  -- The beginning of its next window that has no row yet; null where none comes any more.
  next_at bigint
);
create index maintenance_next on maintenance (next_at) where next_at is not null;

-- Windows, written a moment before they begin, each as it was planned then: later changes of the plan do not rewrite history.
create table maintenance_windows (
  id uuid primary key,
  maintenance_id uuid not null,
  title text not null,
  store_id uuid,
  monitor_ids uuid[] not null,
  shown boolean not null,
  from_at bigint not null,
  to_at bigint not null,
  begun boolean not null default false,
  ended boolean not null default false
);
create index maintenance_windows_to on maintenance_windows (to_at);
create index maintenance_windows_open on maintenance_windows (from_at) where not ended;
create index maintenance_windows_plan on maintenance_windows (maintenance_id);

-- Rolled-up results. `sketch` is core/uptime's: bucket, count, bucket, count …
create table rollups_5m (
  at bigint not null,
  monitor_key int not null,
  up int not null, degraded int not null, down int not null, unknown int not null,
  timed int not null,
  total_ms real, dns_ms real, connect_ms real, tls_ms real, first_byte_ms real, transfer_ms real,
  sketch int[] not null,
  primary key (monitor_key, at)
) partition by range (at);
create table rollups_hour (like rollups_5m, primary key (monitor_key, at));
create table rollups_day (like rollups_5m, primary key (monitor_key, at));
-- Up to where sweeps got: rolled-up levels by name, the watch over heartbeats, and what was told about the watch itself.
create table monitoring_marks (name text primary key, value bigint not null);
-- Buckets that late results changed after they were rolled up.
create table rollup_dirty (at bigint primary key);
