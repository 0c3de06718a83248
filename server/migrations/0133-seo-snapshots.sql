-- What search engines were told of a store, kept under a name until somebody removes it.
create table seo_snapshots (
  id uuid primary key,
  store_id uuid not null,
  name text not null,
  kept_by text not null,
  asked_at bigint not null,
  -- The audit that takes it, or took it.
  run_id uuid references audit_runs (id) on delete set null,
  -- The rest is null until that audit is done.
  taken_at bigint,
  pages int,
  -- Gzipped JSON.
  seo bytea
);
alter table seo_snapshots alter column seo set storage external;
create index seo_snapshots_store on seo_snapshots (store_id, asked_at desc, id desc);
create index seo_snapshots_run on seo_snapshots (run_id) where run_id is not null;

-- The same of each audit, for as long as its details are kept.
alter table audit_results add seo bytea;
alter table audit_results alter column seo set storage external;
alter table audit_runs
  -- Of what is kept of it above; null where nothing is.
  add seo_pages int,
  -- The snapshot with which its report compares. No reference: tables that refer to each other in a circle cannot be
  -- backed up one after another.
  add since_id uuid;
create index audit_runs_since on audit_runs (since_id) where since_id is not null;

-- A store that is new is audited once by itself.
alter table audit_runs drop constraint audit_runs_origin_check;
alter table audit_runs add constraint audit_runs_origin_check check (origin in ('person', 'schedule', 'first'));
