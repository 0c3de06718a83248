-- Bonus hours that were taken back unspent, once each.
create table billing_taken_back (
  hours_id uuid primary key references billing_hours,
  -- The month from whose beginning on they are gone.
  month text not null,
  minutes int not null check (minutes > 0),
  note text not null,
  made_by text not null,
  made_at bigint not null
);
create trigger billing_taken_back_grow before update or delete on billing_taken_back
  for each row execute function only_grows();

-- Who is told of the answer; null: it was asked by a token that is nobody's, or before this was kept.
alter table billing_asks add column asker_id uuid;
