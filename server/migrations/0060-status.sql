create table status_pages (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  client_id uuid not null,
  store_ids uuid[] not null default '{}',
  language text not null,
  color text not null,
  logo text,
  shown boolean not null default true,
  created_at bigint not null
);

create table status_subscribers (
  id uuid primary key,
  page_id uuid not null references status_pages (id) on delete cascade,
  email text not null,
  language text not null,
  confirmed_at bigint,
  asked_at bigint not null,
  unique (page_id, email)
);
create index status_subscribers_asked on status_subscribers (asked_at);
