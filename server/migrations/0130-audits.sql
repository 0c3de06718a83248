-- One look at a whole store: what it found is kept beside it.
create table audit_runs (
  id uuid primary key,
  store_id uuid not null,
  -- One at a time for each host, whatever stores stand there.
  host text not null,
  address text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  origin text not null check (origin in ('person', 'schedule')),
  started_by text,
  asked_at bigint not null,
  started_at bigint,
  finished_at bigint,
  -- Which try may write; one that was given up cannot.
  attempt int not null default 0,
  -- The last sign of life of that try.
  beat_at bigint,
  progress jsonb,
  trouble jsonb,
  scores jsonb not null default '[]',
  found jsonb not null,
  news jsonb,
  platform jsonb,
  requests int not null default 0
);
create index audit_runs_store on audit_runs (store_id, asked_at desc, id desc);
create index audit_runs_asked on audit_runs (asked_at desc, id desc);
create unique index audit_runs_one on audit_runs (store_id) where state in ('waiting', 'running');
create index audit_runs_open on audit_runs (asked_at) where state in ('waiting', 'running');

create table audit_results (
  run_id uuid primary key references audit_runs (id) on delete cascade,
  site jsonb,
  outcomes jsonb not null,
  gaps jsonb not null,
  -- What was gathered, gzipped JSON; of the latest runs alone.
  artifacts bytea
);
alter table audit_results alter column artifacts set storage external;

create table findings (
  id uuid primary key,
  store_id uuid not null,
  -- Of the check and what it is about: the same in every run.
  digest text not null,
  check_name text not null,
  about text not null,
  area text not null,
  severity text not null check (severity in ('critical', 'high', 'medium', 'low', 'info')),
  problem jsonb not null,
  state text not null check (state in ('open', 'planned', 'fixed', 'verified', 'accepted')),
  since bigint not null,
  accepted_until bigint,
  accepted_by text,
  accepted_why text,
  come_back int not null default 0,
  first_seen_at bigint not null,
  last_seen_at bigint not null,
  last_run_id uuid not null,
  task_id uuid,
  unique (store_id, digest)
);
create index findings_task on findings (task_id) where task_id is not null;
create index findings_accepted on findings (accepted_until) where state = 'accepted';

-- What became of a finding. It grows, and goes only with the finding itself.
create table finding_log (
  id uuid primary key,
  seq bigint generated always as identity,
  finding_id uuid not null references findings (id) on delete cascade,
  at bigint not null,
  author text not null,
  step text not null,
  values jsonb not null default '{}',
  note text
);
create index finding_log_finding on finding_log (finding_id, seq desc);

create function refuse_change_of_life() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then return old; end if;
  raise exception 'what became of a finding can only grow';
end $$;
create trigger finding_log_grows before update or delete on finding_log
  for each row execute function refuse_change_of_life();

create table audit_schedules (
  store_id uuid primary key,
  rhythm text not null check (rhythm in ('off', 'weekly', 'monthly')),
  weekday int not null,
  day int not null,
  hour int not null,
  time_zone text not null,
  next_at bigint
);
create index audit_schedules_due on audit_schedules (next_at) where next_at is not null;
