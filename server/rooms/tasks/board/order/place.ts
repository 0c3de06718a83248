import type { Task } from '#contract/tasks';
import type { Transaction } from '#kit/db/db';
import { lastPosition, lockBoard, placesAt, renumber } from './store.ts';

/** Halved so often that two places would soon be the same number. */
const tooClose = 1e-6;

/** A place at the end of a column. */
export async function endOf(trx: Transaction, state: Task['state']): Promise<number> {
  await lockBoard(trx);
  return (await lastPosition(trx, state)) + 1;
}

/** A place before another card; at the end where that one left the column meanwhile. */
export async function placeBefore(
  trx: Transaction,
  state: Task['state'],
  beforeId: string,
  movedId: string,
): Promise<number> {
  await lockBoard(trx);
  let places = await placesAt(trx, state, beforeId, movedId);
  if (places && places.at - places.above < tooClose) {
    await renumber(trx, state);
    places = await placesAt(trx, state, beforeId, movedId);
  }
  return places ? (places.above + places.at) / 2 : endOf(trx, state);
}
