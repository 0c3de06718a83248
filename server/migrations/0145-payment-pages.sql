-- Where customers of a store pay, and when that is looked at.
create table payment_watches (
  store_id uuid primary key,
  product text,
  cart text,
  checkout text,
  every_hours int not null check (every_hours between 0 and 168),
  -- Null where it rests.
  next_at bigint
);
create index payment_watches_due on payment_watches (next_at) where next_at is not null;

-- One visit in a browser. What it saw is kept of those that a later one is compared with.
create table payment_looks (
  id uuid primary key,
  store_id uuid not null,
  asked_at bigint not null,
  done_at bigint,
  -- Why a page was not seen; null where all were.
  trouble text,
  pages jsonb not null default '[]',
  scripts int not null default 0,
  -- Changes that are alarms until a person has judged them: until then the visit does not count as known.
  alarms uuid[] not null default '{}'
);
create index payment_looks_store on payment_looks (store_id, asked_at desc, id desc);

create table payment_changes (
  id uuid primary key,
  store_id uuid not null,
  page text not null,
  kind text not null,
  weight text not null check (weight in ('alarm', 'approve', 'note')),
  about text not null,
  detail text not null,
  first_at bigint not null,
  last_at bigint not null,
  state text not null check (state in ('open', 'noted', 'expected', 'hostile')),
  judged_at bigint,
  judged_by text,
  judged_why text
);
create index payment_changes_store on payment_changes (store_id, first_at desc, id desc);
create unique index payment_changes_one on payment_changes (store_id, page, kind, md5(about)) where state in ('open', 'noted');

-- What a person let be, and why. Rows are taken back, never changed otherwise.
create table payment_approvals (
  id uuid primary key,
  store_id uuid not null,
  kind text not null check (kind in ('script', 'host')),
  about text not null,
  why text not null,
  approved_by text not null,
  approved_at bigint not null,
  withdrawn_at bigint,
  withdrawn_by text,
  withdrawn_why text
);
create unique index payment_approvals_one on payment_approvals (store_id, kind, md5(about)) where withdrawn_at is null;
create index payment_approvals_store on payment_approvals (store_id, approved_at desc, id desc);

-- That a person looked through all this, with what stood there at that moment.
create table payment_reviews (
  id uuid primary key,
  store_id uuid not null,
  at bigint not null,
  since bigint not null,
  reviewed_by text not null,
  note text not null,
  evidence jsonb not null
);
create index payment_reviews_store on payment_reviews (store_id, at desc, id desc);
