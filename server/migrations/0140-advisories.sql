-- Feeds of known holes that somebody touched; the others are off.
create table advisory_feeds (
  name text primary key,
  enabled boolean not null,
  -- A mirror; null: where the publisher has it.
  address text,
  -- Sealed.
  key text,
  -- What the server said of the data that we have.
  etag text,
  last_modified text,
  -- When they came, and when they were last seen to be the newest.
  fetched_at bigint,
  checked_at bigint,
  advisories integer not null,
  -- Why the last try failed: a code and values, or null.
  trouble jsonb,
  attempts integer not null,
  due_at bigint not null,
  claimed_until bigint
);

create table advisories (
  feed text not null references advisory_feeds (name) on delete cascade,
  -- `ecosystem:kind:name`
  software text not null,
  -- JSON.
  advisory text not null
);
create index advisories_software on advisories (software);
create index advisories_feed on advisories (feed);
