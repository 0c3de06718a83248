-- When the details of an old audit were let go; its scores and counts stay.
alter table audit_runs add pruned_at bigint;
create index audit_runs_unpruned on audit_runs (asked_at) where pruned_at is null;
