-- Instants are epoch milliseconds (bigint), so that every runtime reads them alike and clocks can be moved.

create table outbox (
  id uuid primary key,
  name text not null,
  version int not null,
  payload jsonb not null,
  at bigint not null
);
create index outbox_at on outbox (at);

-- One row per (event, subscriber) that was answered: a job that runs twice answers once.
create table answered (
  event_id uuid not null,
  subscriber text not null,
  primary key (event_id, subscriber)
);

create table audit_log (
  id bigint generated always as identity primary key,
  at bigint not null,
  actor_id uuid,
  actor text not null,
  action text not null,
  subject text not null,
  details jsonb not null default '{}',
  address text
);
create index audit_log_at on audit_log (at desc);
create index audit_log_actor on audit_log (actor_id, at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail can only grow';
end $$;
create trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_change();

create table settings (
  key text primary key,
  value jsonb not null
);

-- Signs of life of the job workers: what a dead one had locked is given back. Times are the database's own.
create table worker_lives (
  worker_id text primary key,
  seen_at timestamptz not null default now()
);
