-- What the team says to a task; no client reads it.
create table task_comments (
  id uuid primary key,
  seq bigint generated always as identity,
  task_id uuid not null references tasks (id) on delete cascade,
  at bigint not null,
  author text not null,
  text text not null
);
create index task_comments_of on task_comments (task_id, at, seq);
