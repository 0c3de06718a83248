import type { Db } from '#kit/db/db';
import { incidentById } from '#rooms/incidents';
import type { ContractTime } from '#rooms/tasks';

export type Call = { id: string; date: string };

/**
 * Critical incidents that billable time was entered for, each in the month in which its first time is charged. Those of
 * closed months stay what they were then.
 */
export async function callsOf(
  db: Db,
  entries: readonly ContractTime[],
  frozen: readonly Call[],
  isClosed: (month: string) => boolean,
): Promise<Call[]> {
  const first = new Map<string, string>();
  for (const { incidentId, billable, date, bookedIn } of entries) {
    const charged = bookedIn === undefined ? date : `${bookedIn}-01`;
    if (incidentId === null || !billable || isClosed(charged.slice(0, 7))) continue;
    if (charged < (first.get(incidentId) ?? '9999')) first.set(incidentId, charged);
  }
  const known = new Set(frozen.map((call) => call.id));
  const found = await Promise.all(
    [...first]
      .filter(([id]) => !known.has(id))
      .map(async ([id, date]) => ({ id, date, of: await incidentById(db, id) })),
  );
  return [...frozen, ...found.filter(({ of }) => of?.severity === 'critical').map(({ id, date }) => ({ id, date }))];
}
