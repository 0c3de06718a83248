create sequence task_number;

create table tasks (
  id uuid primary key,
  number int not null unique default nextval('task_number'),
  version int not null default 1,
  client_id uuid,
  store_id uuid,
  request_id uuid,
  incident_id uuid,
  kind text not null check (kind in ('fix', 'change', 'update', 'maintenance', 'check', 'internal')),
  title text not null,
  text text not null default '',
  role text,
  priority text not null check (priority in ('urgent', 'high', 'normal', 'low')),
  state text not null check (state in ('todo', 'doing', 'waiting', 'review', 'done', 'dropped')),
  -- Its place in the column of the board; ascending.
  position double precision not null,
  owner_id uuid,
  owner_name text,
  -- `2026-12-24`
  due text,
  -- [{id, text, done, doneBy}]
  checklist jsonb not null default '[]',
  late boolean not null default false,
  created_at bigint not null,
  changed_at bigint not null,
  done_at bigint
);
create index tasks_board on tasks (state, position);
create index tasks_client on tasks (client_id, state);
create index tasks_store on tasks (store_id);
create index tasks_owner on tasks (owner_id, state);
create index tasks_request on tasks (request_id) where request_id is not null;
create index tasks_incident on tasks (incident_id) where incident_id is not null;

create table task_blocks (
  task_id uuid not null references tasks (id) on delete cascade,
  blocked_by uuid not null references tasks (id) on delete cascade,
  primary key (task_id, blocked_by),
  check (task_id <> blocked_by)
);
create index task_blocks_by on task_blocks (blocked_by);

-- What was changed; it only grows.
create table task_changes (
  id uuid primary key,
  seq bigint generated always as identity,
  task_id uuid not null references tasks (id) on delete cascade,
  at bigint not null,
  author text not null,
  what text not null,
  values jsonb not null default '{}'
);
create index task_changes_of on task_changes (task_id, at, seq);
