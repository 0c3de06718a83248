create table contracts (
  id uuid primary key,
  client_id uuid not null references clients,
  name text not null,
  time_zone text not null,
  activated_at bigint,
  -- the last day on which it holds, and the instant at which that day is over
  ends text,
  ends_at bigint,
  created_at bigint not null
);
create index contracts_client on contracts (client_id);

-- What was agreed from valid_from on, until the next version that was not withdrawn.
create table contract_versions (
  contract_id uuid not null references contracts on delete cascade,
  version int not null,
  begins text not null,
  valid_from bigint not null,
  calendar_id uuid not null references calendars,
  terms jsonb not null,
  note text not null,
  made_by text not null,
  made_at bigint not null,
  withdrawn_at bigint,
  primary key (contract_id, version)
);
create index contract_versions_calendar on contract_versions (calendar_id);

create function only_withdrawn() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
    raise exception '% only grows', tg_table_name;
  end if;
  return new;
end $$;
create trigger contract_versions_grow before update on contract_versions
  for each row execute function only_withdrawn();

create table contract_acceptances (
  contract_id uuid not null,
  version int not null,
  accepted_at bigint not null,
  accepted_by text not null,
  recorded_by text not null,
  how text not null,
  digest text not null,
  -- the text itself, as it was accepted
  document jsonb not null,
  primary key (contract_id, version),
  foreign key (contract_id, version) references contract_versions on delete cascade
);
create trigger contract_acceptances_grow before update on contract_acceptances
  for each row execute function only_grows();
