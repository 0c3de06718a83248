import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { addRating } from '../../mail/answers/store.ts';
import { tellConsoles } from '../../requests/announce-request.ts';
import { requestById } from '../../requests/store.ts';
import { chatsOfRequest } from '../answers/store.ts';
import type { Known } from './known.ts';

/** @returns null where no such request was asked in this chat; `first`: false where it is rated already */
export async function rateByButton(
  trx: Transaction,
  app: App,
  { chat }: Known,
  data: string,
): Promise<{ requestId: string; first: boolean } | null> {
  const [, id, score] = /^rate:([0-9a-f-]{36}):([1-5])$/.exec(data) ?? [];
  const request = id ? await requestById(trx, id, null) : undefined;
  if (!request || !(await chatsOfRequest(trx, request.id)).some((one) => one.id === chat.id)) return null;
  const rating = { request_id: request.id, score: Number(score), comment: '', at: app.clock.now() };
  const first = await addRating(trx, rating);
  if (first) await tellConsoles(trx, request);
  return { requestId: request.id, first };
}
