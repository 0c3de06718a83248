-- Which contracts were said to run out of hours, once a month and level.
create table billing_warnings (
  contract_id uuid not null,
  month text not null,
  level text not null check (level in ('low', 'out')),
  at bigint not null,
  primary key (contract_id, month, level)
);
