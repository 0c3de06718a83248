-- The clock of a request or an incident: everything is computed from clock_events; the rest is an index.
create table clocks (
  id uuid primary key,
  kind text not null check (kind in ('request', 'incident')),
  subject_id uuid not null,
  number int not null,
  client_id uuid,
  store_id uuid,
  started_at bigint not null,
  -- Places taken in its log.
  last_seq int not null default 0,
  -- By what it is measured now: names in clock_terms and clock_calendars.
  terms text not null,
  calendar text not null,
  -- Up to this instant the log says what was agreed; `agreed_until` is when something else is, as far as is known.
  agreed_at bigint not null,
  agreed_until bigint,
  running boolean not null default true,
  -- The next deadline of an open target, for lists.
  deadline_at bigint,
  -- When somebody has to look: a warning, a deadline that passed, another agreement. Null: only events move it.
  wake_at bigint,
  -- Checked at the end of a statement: two requests that are merged exchange their clocks.
  unique (kind, subject_id) deferrable initially immediate
);
create index clocks_wake on clocks (wake_at) where wake_at is not null;
create index clocks_client on clocks (client_id) where running;
create index clocks_store on clocks (store_id);
create index clocks_started on clocks (started_at);

create table clock_events (
  clock_id uuid not null references clocks (id) on delete cascade,
  seq int not null,
  at bigint not null,
  recorded_at bigint not null,
  kind text not null,
  actor text,
  -- What the kind needs: severity, terms, calendar, reason, until, outcome.
  values jsonb not null default '{}',
  primary key (clock_id, seq)
);

create function clock_log_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from clocks where id = old.clock_id) then
    return old;
  end if;
  raise exception 'the log of a clock only grows';
end $$;
create trigger clock_events_grow before update or delete on clock_events
  for each row execute function clock_log_grows();

-- What the logs name, as it was agreed; written once.
create table clock_terms (
  name text primary key,
  contract_id uuid not null,
  contract_name text not null,
  version int not null,
  terms jsonb not null
);
create table clock_calendars (
  name text primary key,
  calendar_id uuid not null,
  calendar_name text not null,
  version int not null,
  data jsonb not null
);

-- A warning or a miss that was told: once for each target and deadline.
create table clock_notices (
  clock_id uuid not null references clocks (id) on delete cascade,
  target text not null,
  target_started_at bigint not null,
  kind text not null check (kind in ('at_risk', 'missed')),
  due_at bigint not null,
  told_at bigint not null,
  primary key (clock_id, target, target_started_at, kind, due_at)
);
