-- A month as it was charged; it only grows.
create table billing_months (
  contract_id uuid not null,
  month text not null,
  closed_at bigint not null,
  closed_by text not null,
  frozen jsonb not null,
  primary key (contract_id, month)
);
create trigger billing_months_grow before update or delete on billing_months
  for each row execute function only_grows();
