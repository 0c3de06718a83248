-- What each page answered that a visit asked for, and whose fault it was where it did not open.
alter table payment_looks add column steps jsonb not null default '[]';

-- That card numbers may go to a host is said by itself, with a justification of its own.
alter table payment_approvals drop constraint payment_approvals_kind_check;
alter table payment_approvals add constraint payment_approvals_kind_check check (kind in ('script', 'host', 'card'));
