import type { Db } from '#kit/db/db';
import { incidentsOf, requestById } from '#rooms/desk';
import { incidentById } from '#rooms/incidents';
import type { ContractTime } from '#rooms/tasks';

export type Call = { id: string; date: string };

/**
 * Time with the call that it may belong to: its incident, else its request, else the critical incident behind that
 * request, so that one trouble is one call whichever of the two the time was entered for.
 */
export async function withCalls(db: Db, entries: readonly ContractTime[]): Promise<ContractTime[]> {
  const asked = new Set(entries.flatMap((entry) => (entry.incidentId ? [] : (entry.requestId ?? []))));
  const behind = new Map(await Promise.all([...asked].map(async (id) => [id, await callBehind(db, id)] as const)));
  return entries.map((entry) => {
    const call = entry.incidentId ?? (entry.requestId === null ? undefined : behind.get(entry.requestId));
    return call === undefined ? entry : { ...entry, call };
  });
}

async function callBehind(db: Db, requestId: string): Promise<string> {
  for (const id of await incidentsOf(db, requestId)) if (await isCritical(db, id)) return id;
  return requestId;
}

/**
 * Critical incidents and requests that billable time was entered for, each in the month in which its first time is
 * charged. Those of closed months stay what they were then.
 */
export async function callsOf(
  db: Db,
  entries: readonly ContractTime[],
  frozen: readonly Call[],
  isClosed: (month: string) => boolean,
): Promise<Call[]> {
  const first = new Map<string, string>();
  for (const { call, billable, date, bookedIn } of entries) {
    const charged = bookedIn === undefined ? date : `${bookedIn}-01`;
    if (call === undefined || !billable || isClosed(charged.slice(0, 7))) continue;
    if (charged < (first.get(call) ?? '9999')) first.set(call, charged);
  }
  const known = new Set(frozen.map((call) => call.id));
  const found = await Promise.all(
    [...first]
      .filter(([id]) => !known.has(id))
      .map(async ([id, date]) => ((await isCritical(db, id)) ? [{ id, date }] : [])),
  );
  return [...frozen, ...found.flat()];
}

async function isCritical(db: Db, id: string): Promise<boolean> {
  const found = (await incidentById(db, id)) ?? (await requestById(db, id, null));
  return found?.severity === 'critical';
}
