create sequence request_number;

create table requests (
  id uuid primary key,
  number int not null unique default nextval('request_number'),
  -- Whose it is; null until somebody says who wrote.
  client_id uuid,
  store_id uuid,
  topic text not null,
  severity text not null check (severity in ('critical', 'major', 'minor', 'info')),
  -- Why so: the answers and what they amount to, or who said it and why.
  severity_reason jsonb not null,
  state text not null check (state in ('new', 'open', 'waiting_client', 'waiting_third', 'solved', 'closed', 'merged')),
  source text not null check (source in ('engineer', 'portal', 'mail')),
  requester_id uuid,
  requester_name text not null,
  requester_email text,
  opened_at bigint not null,
  changed_at bigint not null,
  -- The first public answer of the team.
  answered_at bigint,
  solved_at bigint,
  reopened int not null default 0,
  assignee_id uuid,
  assignee_name text,
  merged_into uuid references requests (id)
);
create index requests_active on requests (client_id, opened_at)
  where state in ('new', 'open', 'waiting_client', 'waiting_third');
create index requests_opened on requests (client_id, opened_at desc);
create index requests_store on requests (store_id);

-- What was said and what was changed; it only grows.
create table request_messages (
  id uuid primary key,
  -- Entries of the same moment stay in the order in which they were written.
  seq bigint generated always as identity,
  request_id uuid not null references requests (id) on delete cascade,
  at bigint not null,
  kind text not null check (kind in ('message', 'note', 'change')),
  side text not null check (side in ('client', 'team', 'system')),
  author text not null,
  author_id uuid,
  text text not null default '',
  -- Of a change: what, from, to.
  values jsonb not null default '{}'
);
create index request_messages_of on request_messages (request_id, at, seq);

create table request_incidents (
  request_id uuid not null references requests (id) on delete cascade,
  incident_id uuid not null,
  linked_at bigint not null,
  primary key (request_id, incident_id)
);
