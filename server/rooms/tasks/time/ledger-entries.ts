import type { TimeEntry } from '#core/ledger';
import type { Db } from '#kit/db/db';
import { entriesOfContract } from './store.ts';

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
 * Which of it belongs to a call that has its own fee, whoever keeps the ledger says.
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
