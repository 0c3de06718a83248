import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import type { TimeEntryRow } from '../tables.ts';
import { openMonthFor } from './months/months.ts';
import { changeEntry, entriesWithoutContract, insertEntry } from './store.ts';
import { dateIn, type Piece, splitAtClosing, termsOn } from './terms.ts';

/** A contract may be put into force after its beginning: what was entered meanwhile belongs to it. */
export async function findContract(trx: Transaction, app: App, clientId: string): Promise<void> {
  for (const row of await entriesWithoutContract(trx, clientId)) await settle(trx, app, row);
}

async function settle(trx: Transaction, app: App, row: TimeEntryRow): Promise<void> {
  const held = await termsOn(trx, row.client_id, row.store_id, row.date);
  if (!held) return;
  const date = row.started_at === null ? row.date : dateIn(held.timeZone, row.started_at);
  const pieces: Piece[] =
    row.started_at === null
      ? [{ minutes: row.minutes, outOfHours: row.out_of_hours }]
      : await splitAtClosing(trx, held, row.started_at, row.minutes);
  const entry: TimeEntryRow = {
    ...row,
    date,
    contract_id: held.contractId,
    contract_version: held.version,
    month: await openMonthFor(trx, held.contractId, date),
    // What somebody decided, and what waits to be looked at, stays as it is.
    ...(row.why.by === 'no_contract' ? { billable: true, why: { by: 'contract', name: held.contractName } } : {}),
  };
  const [first, ...others] = pieces;
  await changeEntry(trx, { ...entry, minutes: first!.minutes, out_of_hours: first!.outOfHours });
  for (const piece of others)
    await insertEntry(trx, {
      ...entry,
      id: newId(app.clock.now()),
      version: 1,
      minutes: piece.minutes,
      out_of_hours: piece.outOfHours,
    });
  await changed(trx, { topic: 'time', id: row.person_id, storeId: null });
}
