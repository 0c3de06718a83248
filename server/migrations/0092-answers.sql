-- Mails that answer; what is to be sent is claimed, `try_at` is its deadline.
create table outgoing_mails (
  id uuid primary key,
  seq bigint generated always as identity,
  request_id uuid not null references requests on delete cascade,
  -- The answer that it carries.
  entry_id uuid references request_messages on delete cascade,
  kind text not null check (kind in ('answer', 'rating')),
  mailbox_id uuid references mailboxes on delete set null,
  recipients text[] not null,
  language text not null,
  subject text not null,
  in_reply_to text,
  refs text[] not null default '{}',
  state text not null check (state in ('waiting', 'sending', 'retrying', 'sent', 'dead', 'bounced')),
  attempts int not null default 0,
  created_at bigint not null,
  try_at bigint not null,
  -- Recipients that an earlier try reached.
  taken text[] not null default '{}',
  sent_at bigint,
  receipt text,
  error text
);
create index outgoing_mails_due on outgoing_mails (try_at) where state in ('waiting', 'sending', 'retrying');
create index outgoing_mails_entry on outgoing_mails (entry_id);
create index outgoing_mails_request on outgoing_mails (request_id);
