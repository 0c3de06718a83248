-- Whether a connection is in step: when it was last read and sent to without a fault, and since when it is in trouble.
alter table tracker_connections
  add column last_read_at bigint,
  add column last_sent_at bigint,
  add column trouble_since bigint;
update tracker_connections set trouble_since = looked_at where trouble is not null;
