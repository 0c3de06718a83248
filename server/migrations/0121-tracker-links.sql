-- Which card of a tracker stands for a task, and what is still to be sent there.
create table tracker_links (
  -- Marks the card too: a card that was made without an answer is found by it.
  id uuid primary key,
  task_id uuid not null,
  connection_id uuid not null references tracker_connections (id) on delete cascade,
  -- Null until the card is made.
  card_id text,
  key text,
  url text,
  -- State of the task that the card does not have yet.
  pending_state text,
  -- The card may have been made, but no answer came.
  unsure boolean not null default false,
  -- When there is something to do.
  try_at bigint,
  claimed_until bigint,
  attempts int not null default 0,
  trouble jsonb,
  created_at bigint not null,
  unique (task_id, connection_id),
  unique (connection_id, card_id)
);
create index tracker_links_due on tracker_links (try_at) where try_at is not null;
