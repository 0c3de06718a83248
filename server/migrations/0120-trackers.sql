-- Projects, boards and lists in outside trackers.
create table tracker_connections (
  id uuid primary key,
  kind text not null,
  name text not null,
  -- Sealed JSON: it holds tokens.
  settings text not null,
  language text not null,
  -- What the last look that succeeded saw: account, place, states.
  look jsonb,
  -- Why the last try failed: a code and values, or null.
  trouble jsonb,
  looked_at bigint,
  created_at bigint not null,
  changed_at bigint not null
);
