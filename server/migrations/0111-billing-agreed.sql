-- Bonus hours and prepaid blocks.
create table billing_hours (
  id uuid primary key,
  contract_id uuid not null,
  kind text not null check (kind in ('bonus', 'prepaid')),
  month text not null,
  last_month text,
  minutes int not null check (minutes > 0),
  price bigint not null check (price >= 0),
  note text not null,
  made_by text not null,
  made_at bigint not null
);
create index billing_hours_contract on billing_hours (contract_id);
create trigger billing_hours_grow before update or delete on billing_hours
  for each row execute function only_grows();

-- Time beyond the agreed hours that the client was asked for.
create table billing_asks (
  id uuid primary key,
  contract_id uuid not null,
  month text not null,
  minutes int not null check (minutes > 0),
  note text not null,
  asked_by text not null,
  asked_at bigint not null
);
create index billing_asks_contract on billing_asks (contract_id);
create trigger billing_asks_grow before update or delete on billing_asks
  for each row execute function only_grows();

create table billing_answers (
  ask_id uuid primary key references billing_asks,
  approved boolean not null,
  -- The month in which it may be charged: that of the question, or the next one that was open.
  month text not null,
  answered_by text not null,
  recorded_by text not null,
  how text not null,
  answered_at bigint not null
);
create trigger billing_answers_grow before update or delete on billing_answers
  for each row execute function only_grows();
