create table task_templates (
  id uuid primary key,
  name text not null,
  version int not null default 1,
  tasks jsonb not null,
  changed_at bigint not null
);

create table recurring_rules (
  id uuid primary key,
  name text not null,
  template_id uuid not null references task_templates (id),
  client_id uuid,
  store_id uuid,
  owner_id uuid,
  cron text not null,
  time_zone text not null,
  active boolean not null,
  -- The moment that is made next; null where it rests.
  next_at bigint
);
create index recurring_rules_due on recurring_rules (next_at) where next_at is not null;

-- Each moment of a rule is made once, whoever makes it.
create table recurring_runs (
  rule_id uuid not null references recurring_rules (id) on delete cascade,
  at bigint not null,
  made_at bigint not null,
  late boolean not null,
  skipped int not null,
  tasks int not null,
  primary key (rule_id, at)
);
