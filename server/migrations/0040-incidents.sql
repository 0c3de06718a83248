create sequence incident_number;

create table incidents (
  id uuid primary key,
  number int not null unique default nextval('incident_number'),
  store_id uuid not null,
  -- A title that a person wrote; where null, the headline is said in the reader's language.
  title text,
  headline jsonb not null,
  severity text not null check (severity in ('critical', 'major', 'minor', 'info')),
  state text not null check (state in ('open', 'acknowledged', 'resolved', 'merged')),
  opened_at bigint not null,
  started_at bigint not null,
  acknowledged_at bigint,
  acknowledged_by text,
  resolved_at bigint,
  resolved_by text,
  noticed_by text not null check (noticed_by in ('monitor', 'engineer', 'client')),
  opened_by text,
  assignee_id uuid,
  assignee_name text,
  failure text,
  -- What core/incident made of the signals; null where opened by hand.
  cause jsonb,
  recurrence_key text,
  recurrence int not null default 0,
  cause_text text,
  prevention text,
  merged_into uuid references incidents (id),
  evidence jsonb
);
create index incidents_active on incidents (store_id) where state in ('open', 'acknowledged');
create index incidents_opened on incidents (opened_at desc);
create index incidents_store on incidents (store_id, opened_at desc);
create index incidents_recurrence on incidents (store_id, recurrence_key, opened_at) where recurrence_key is not null;

-- One row per outage of a monitor within an incident.
create table incident_signals (
  incident_id uuid not null references incidents (id) on delete cascade,
  monitor_id uuid not null,
  down_at bigint not null,
  recovered_at bigint,
  signal jsonb not null,
  primary key (incident_id, monitor_id, down_at)
);
create index incident_signals_open on incident_signals (monitor_id) where recovered_at is null;

create table incident_timeline (
  id uuid primary key,
  -- Entries of the same moment stay in the order in which they were written.
  seq bigint generated always as identity,
  incident_id uuid not null references incidents (id) on delete cascade,
  at bigint not null,
  kind text not null,
  actor text,
  -- Values of the kind's sentence, or the text that a person wrote.
  values jsonb not null default '{}',
  internal boolean not null default false,
  evidence jsonb
);
create index incident_timeline_incident on incident_timeline (incident_id, at, seq);

-- What changed at a store, told beside an incident as "what changed before". Fed by events.
create table store_changes (
  id uuid primary key,
  store_id uuid,
  at bigint not null,
  kind text not null,
  values jsonb not null default '{}'
);
create index store_changes_store on store_changes (store_id, at);
