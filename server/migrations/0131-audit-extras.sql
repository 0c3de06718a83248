-- What is looked at beside the usual, as it does more at the store than reading.
alter table audit_runs add extras text[] not null default '{}';
alter table audit_schedules add extras text[] not null default '{}';
