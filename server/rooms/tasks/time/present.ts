import type { TimeEntry } from '#contract/time';
import { reckon } from '#core/ledger';
import { type Language, say } from '#core/words';
import type { Db } from '#kit/db/db';
import { termsWith } from '#rooms/contracts';
import { clientsByIds, storesByIds } from '#rooms/stores';
import { linksByIds } from '../board/dependencies/store.ts';
import type { About, TimeEntryRow, Why } from '../tables.ts';
import { reasons } from '../words.ts';
import { closedMonthsOf } from './months/store.ts';
import { priceVersion } from './terms.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const ids = (all: readonly (string | null)[]): string[] => [...new Set(all.filter((one) => one !== null))];
type Named = { id: string; name: string };
const named = (of: readonly Named[], id: string | null) =>
  id === null ? null : { id, name: of.find((one) => one.id === id)?.name ?? '–' };

/** What time is worked for, with its names. */
export async function presentAbout(db: Db, rows: readonly About[]) {
  const [clients, stores, tasks] = await Promise.all([
    clientsByIds(db, ids(rows.map((row) => row.client_id))),
    storesByIds(db, ids(rows.map((row) => row.store_id))),
    linksByIds(db, ids(rows.map((row) => row.task_id))),
  ]);
  return (row: About) => {
    const task = tasks.find((one) => one.id === row.task_id);
    return {
      client: named(clients, row.client_id),
      store: named(stores, row.store_id),
      task: task ? { id: task.id, number: task.number, title: task.title } : null,
    };
  };
}

export async function presentTime(db: Db, rows: readonly TimeEntryRow[], language: Language): Promise<TimeEntry[]> {
  const [about, terms, closed] = await Promise.all([
    presentAbout(db, rows),
    termsWith(db, ids(rows.map((row) => row.client_id))),
    closedMonthsOf(db, ids(rows.map((row) => row.contract_id))),
  ]);
  return rows.map((row) => {
    const held = terms.find((one) => one.contractId === row.contract_id && one.version === row.contract_version);
    return {
      ...about(row),
      id: row.id,
      version: row.version,
      work: row.work,
      person: { id: row.person_id, name: row.person_name },
      date: row.date,
      from: iso(row.started_at),
      to: iso(row.ended_at),
      minutes: row.minutes,
      note: row.note,
      request: row.request_id === null ? null : { id: row.request_id, number: row.request_number! },
      incident: row.incident_id === null ? null : { id: row.incident_id, number: row.incident_number! },
      billable: row.billable,
      why: whySo(row.why, language),
      urgent: row.urgent,
      outOfHours: row.out_of_hours,
      contract: held ? { id: held.contractId, name: held.contractName } : null,
      counted: held ? reckonedOf(row, priceVersion(held.terms.price, row.date)) : null,
      month: row.month,
      locked: closed.some((one) => one.contract_id === row.contract_id && one.month === row.month),
      toCheck: row.to_check,
      source: row.source,
    };
  });
}

function reckonedOf(row: TimeEntryRow, price: Parameters<typeof reckon>[1]) {
  const { id, date, minutes, billable, urgent, out_of_hours: outOfHours } = row;
  const { rounded, multiplier, counted } = reckon({ id, date, minutes, billable, urgent, outOfHours }, price);
  return { rounded, multiplier, counted };
}

function whySo(why: Why, language: Language): string {
  return say(reasons[language][why.by], 'name' in why ? { ...why } : {}, language);
}
