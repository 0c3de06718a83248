-- Questions for more hours that the team took back before they were answered.
create table billing_withdrawals (
  ask_id uuid primary key references billing_asks,
  withdrawn_by text not null,
  withdrawn_at bigint not null
);
create trigger billing_withdrawals_grow before update or delete on billing_withdrawals
  for each row execute function only_grows();
