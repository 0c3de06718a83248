import type { TimeEntry } from '#core/ledger';
import type { Db } from '#kit/db/db';
import { entriesOfContract } from './store.ts';
import { closedMonthsOf } from './months/store.ts';

/** Time as `core/ledger` takes it, with who did what for which task, request or incident. */
export type ContractTime = TimeEntry & {
  personId: string;
  person: string;
  note: string;
  storeId: string | null;
  taskId: string | null;
  requestId: string | null;
  incidentId: string | null;
};

/**
 * All time that is charged to a contract through a month, from its beginning on. What waits to be looked at is not among it.
 * An incident is the `call`: whether it is one that has its own fee, whoever keeps the ledger says by the calls it names.
 */
export async function timeOfContract(db: Db, contractId: string, through: string): Promise<ContractTime[]> {
  const rows = await entriesOfContract(db, contractId, through);
  return rows
    .filter((row) => !row.to_check)
    .map((row) => ({
      id: row.id,
      date: row.date,
      minutes: row.minutes,
      billable: row.billable,
      urgent: row.urgent,
      outOfHours: row.out_of_hours,
      ...(row.incident_id === null ? {} : { call: row.incident_id }),
      ...(row.month === row.date.slice(0, 7) ? {} : { bookedIn: row.month }),
      personId: row.person_id,
      person: row.person_name,
      note: row.note,
      storeId: row.store_id,
      taskId: row.task_id,
      requestId: row.request_id,
      incidentId: row.incident_id,
    }));
}

/** Months of a contract whose time is locked, `2026-06`, in their order. */
export async function closedMonths(db: Db, contractId: string): Promise<string[]> {
  return (await closedMonthsOf(db, [contractId])).map((row) => row.month);
}
