create table escalation_policies (
  id uuid primary key,
  name text not null,
  -- [{"targets": [{"kind": "schedule" | "person" | "channel", "id": …}], "waitMinutes": n}]
  steps jsonb not null,
  rounds int not null,
  created_at bigint not null
);
create unique index escalation_policies_name on escalation_policies (lower(name));

alter table rules add policy_id uuid references escalation_policies (id);

-- Where an incident stands on a ladder. `step` and `round` say what is told next, at `next_at`.
create table escalations (
  incident_id uuid not null,
  policy_id uuid not null references escalation_policies (id) on delete cascade,
  rule_id uuid,
  incident_number int not null,
  store_id uuid not null,
  urgent boolean not null,
  round int not null default 0,
  step int not null default 0,
  -- null: nobody is told any more, see `ended`
  next_at bigint,
  ended text check (ended in ('acknowledged', 'resolved', 'merged', 'exhausted')),
  started_at bigint not null,
  primary key (incident_id, policy_id)
);
create index escalations_due on escalations (next_at) where next_at is not null;
