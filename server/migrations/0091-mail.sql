create table mailboxes (
  id uuid primary key,
  kind text not null check (kind in ('imap', 'webhook')),
  name text not null,
  address text not null,
  client_id uuid,
  unknown text not null check (unknown in ('open', 'aside')),
  language text not null,
  enabled boolean not null default true,
  -- Sealed JSON of an IMAP mailbox.
  settings text,
  -- Of the secret in a webhook's address.
  hook_digest text unique,
  -- Which mails that were there before are taken.
  begins text not null check (begins in ('unread', 'new')),
  created_at bigint not null,
  -- Rises where the settings change: whoever holds a connection with older ones lets it go.
  revision int not null default 0,
  -- One server at a time fetches; by the clock of the database.
  claimed_by text,
  claimed_until timestamptz,
  uid_validity text,
  last_uid bigint not null default 0,
  looked_at bigint,
  try_at bigint not null default 0,
  failures int not null default 0,
  fails_since bigint,
  trouble text
);

-- Every mail that came, as it came; it is acknowledged once its row is committed.
create table mails (
  id uuid primary key,
  seq bigint generated always as identity,
  mailbox_id uuid references mailboxes on delete set null,
  received_at bigint not null,
  digest text not null,
  raw bytea not null,
  -- Of the whole mail; more than of `raw` where only its beginning was taken.
  size bigint not null,
  outcome text not null check
    (outcome in ('waiting', 'opened', 'joined', 'noted', 'auto', 'bounce', 'aside', 'copy', 'own', 'dropped')),
  why text,
  message_id text,
  -- Of what it says, without the ways that it took.
  content_digest text,
  from_address text not null default '',
  from_name text not null default '',
  answer_to text not null default '',
  subject text not null default '',
  -- Of these a request's message was made.
  request_id uuid references requests on delete set null,
  entry_id uuid,
  unread text check (unread in ('too_large', 'broken')),
  cut boolean not null default false,
  full_text text not null default ''
);
alter table mails alter column raw set storage external;
create unique index mails_once on mails (mailbox_id, digest);
create index mails_message_id on mails (message_id);
create index mails_request on mails (request_id);
create index mails_entry on mails (entry_id);
create index mails_outcome on mails (outcome, seq desc);
create index mails_sender on mails (from_address, received_at);

create table request_files (
  id uuid primary key,
  seq bigint generated always as identity,
  entry_id uuid not null references request_messages on delete cascade,
  name text not null,
  type text not null,
  size bigint not null,
  content bytea not null
);
alter table request_files alter column content set storage external;
create index request_files_entry on request_files (entry_id, seq);
