import { type Fact, type Life, live } from '#core/inspection';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import type { FindingRow, LogRow } from '../tables.ts';
import { addLog, changeFinding } from './store.ts';

export const lifeOf = (row: FindingRow): Life => ({
  state: row.state,
  since: row.since,
  acceptedUntil: row.accepted_until,
  comeBack: row.come_back,
});

/** What a life says of the row. Whose risk it is stays with what is accepted, the task with what is planned or done. */
export const columnsOf = ({ state, since, acceptedUntil, comeBack }: Life): Partial<FindingRow> => ({
  state,
  since,
  accepted_until: acceptedUntil,
  come_back: comeBack,
  ...(state === 'accepted' ? {} : { accepted_by: null, accepted_why: null }),
  ...(state === 'open' || state === 'accepted' ? { task_id: null } : {}),
});

export interface Telling {
  by: string;
  values?: LogRow['values'];
  note?: string | null;
  /** What else is written into the row. */
  more?: Partial<FindingRow>;
}

/**
 * Lets a fact happen to a finding whose row is locked, and writes its log.
 * @returns the row as it is then, and whether something became of it; null where that cannot be from its state
 */
export async function liveOn(
  trx: Transaction,
  app: App,
  row: FindingRow,
  fact: Fact,
  { by, values = {}, note = null, more = {} }: Telling,
): Promise<{ row: FindingRow; step: LogRow['step'] | null } | null> {
  const at = app.clock.now();
  const lived = live(lifeOf(row), fact, at);
  if (!lived) return null;
  const change = { ...(lived.step ? columnsOf(lived.life) : {}), ...more };
  if (Object.keys(change).length > 0) await changeFinding(trx, row.id, change);
  if (lived.step)
    await addLog(trx, { id: newId(at), finding_id: row.id, at, author: by, step: lived.step, values, note });
  return { row: { ...row, ...change }, step: lived.step };
}
