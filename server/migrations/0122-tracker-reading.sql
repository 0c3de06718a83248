-- Both ways: what changed there is read, comments and edits go out.
alter table tracker_connections
  -- Task states by the ids of states there that a person chose; what is absent is chosen by meaning.
  add column states jsonb not null default '{}',
  -- Whether comments of the team are sent: they may be read there by the client.
  add column sends_comments boolean not null default false,
  -- Where reading stands, in the tracker's own words; null: it begins at read_from.
  add column cursor text,
  add column read_from bigint not null default 0,
  add column read_at bigint not null default 0,
  add column read_claimed_until bigint,
  add column read_attempts int not null default 0;
update tracker_connections set read_from = changed_at;
alter table tracker_links
  -- Grows with each wish; a sending that was overtaken is not the last.
  add column wanted int not null default 0,
  -- Fields of the task that the card does not have yet: title, text.
  add column pending_fields text[] not null default '{}',
  -- The card as it was last read or written: what differs from it was changed there.
  add column seen jsonb,
  -- The card is not there any more, or we may not see it.
  add column gone boolean not null default false;
create table tracker_comments (
  link_id uuid not null references tracker_links (id) on delete cascade,
  -- Ours; it marks what was sent.
  task_comment_id uuid not null,
  -- The tracker's; null: still to be sent.
  comment_id text,
  author text not null,
  text text not null,
  unsure boolean not null default false,
  created_at bigint not null,
  primary key (link_id, task_comment_id),
  unique (link_id, comment_id)
);
