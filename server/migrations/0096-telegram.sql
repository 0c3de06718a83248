alter table requests drop constraint requests_source_check;
alter table requests add constraint requests_source_check check (source in ('engineer', 'portal', 'mail', 'telegram'));

create table telegram_bots (
  id uuid primary key,
  -- Telegram's own number of it: a bot has one reader.
  number bigint not null unique,
  name text not null,
  username text not null,
  language text not null,
  enabled boolean not null default true,
  api_url text not null,
  -- Sealed.
  token text not null,
  created_at bigint not null,
  -- The first update that Telegram shall still give; asking for it tells that those before are kept.
  next_update bigint not null default 0,
  -- One server at a time reads; by the clock of the database.
  claimed_by text,
  claimed_until timestamptz,
  looked_at bigint,
  try_at bigint not null default 0,
  failures int not null default 0,
  fails_since bigint,
  trouble text
);

-- Chats of people that we know.
create table telegram_chats (
  id uuid primary key,
  bot_id uuid not null references telegram_bots on delete cascade,
  -- Telegram's own.
  number bigint not null,
  name text not null,
  person_id uuid not null references people on delete cascade,
  connected_at bigint not null,
  left_at bigint,
  -- They asked that the next message begins another request.
  begin_new boolean not null default false,
  unique (bot_id, number, person_id)
);
create unique index telegram_chats_living on telegram_chats (bot_id, number) where left_at is null;
create index telegram_chats_person on telegram_chats (person_id);

create table telegram_links (
  digest text primary key,
  bot_id uuid not null references telegram_bots on delete cascade,
  person_id uuid not null references people on delete cascade,
  expires_at bigint not null
);

-- Who wrote without being known, and when that was answered last.
create table telegram_strangers (
  bot_id uuid not null references telegram_bots on delete cascade,
  number bigint not null,
  told_at bigint not null,
  primary key (bot_id, number)
);

alter table requests add column telegram_chat uuid references telegram_chats on delete set null;
create index requests_telegram on requests (telegram_chat) where telegram_chat is not null;

-- What Telegram gave, once each; it is acknowledged once its row is committed.
create table telegram_updates (
  id uuid primary key,
  seq bigint generated always as identity,
  bot_id uuid not null references telegram_bots on delete cascade,
  number bigint not null,
  received_at bigint not null,
  -- As it came; empty for those of strangers.
  content text not null,
  outcome text not null check (outcome in ('waiting', 'opened', 'joined', 'command', 'rated', 'stranger', 'ignored')),
  chat_id uuid references telegram_chats on delete set null,
  message bigint,
  request_id uuid references requests on delete set null,
  entry_id uuid,
  unique (bot_id, number)
);
create index telegram_updates_message on telegram_updates (chat_id, message);
create index telegram_updates_request on telegram_updates (request_id);
create index telegram_updates_strangers on telegram_updates (received_at) where outcome in ('stranger', 'ignored');

-- What goes out in chats; what is to be sent is claimed, `try_at` is its deadline.
create table telegram_sendings (
  id uuid primary key,
  seq bigint generated always as identity,
  bot_id uuid references telegram_bots on delete set null,
  chat_id uuid references telegram_chats on delete set null,
  number bigint not null,
  recipient text not null,
  request_id uuid references requests on delete cascade,
  entry_id uuid references request_messages on delete cascade,
  kind text not null check (kind in ('answer', 'rating', 'said')),
  language text not null,
  text text not null default '',
  answers bigint,
  state text not null check (state in ('waiting', 'sending', 'retrying', 'sent', 'dead')),
  attempts int not null default 0,
  created_at bigint not null,
  try_at bigint not null,
  -- Telegram's numbers of the parts that are out.
  messages bigint[] not null default '{}',
  sent_at bigint,
  error text
);
create index telegram_sendings_due on telegram_sendings (try_at) where state in ('waiting', 'retrying', 'sending');
create index telegram_sendings_chat on telegram_sendings (bot_id, number, seq)
  where state in ('waiting', 'retrying', 'sending');
create index telegram_sendings_entry on telegram_sendings (entry_id);
create index telegram_sendings_request on telegram_sendings (request_id);
