import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { changed } from '#kit/live';
import { refuse } from '#kit/refuse';
import { clientsByIds } from '#rooms/stores';
import { requestsForUpdate } from '../../requests/store.ts';
import { boxById } from '../boxes/store.ts';
import type { ReadMail } from '../read-mail.ts';
import { join, openFrom, type Place } from './place-mail.ts';
import { senderOf } from './sender.ts';
import { changeMail, livingRequest, mailForUpdate } from './store.ts';

interface Sorted {
  id: string;
  raw: Buffer;
  read: ReadMail;
  by: string;
  clientId?: string;
  requestId?: string;
  drop?: true;
}

/** What the team says becomes of a mail that waits. @returns false where it does not wait any more */
export async function sortInto(trx: Transaction, app: App, sorted: Sorted): Promise<boolean> {
  const mail = await mailForUpdate(trx, sorted.id);
  if (mail?.outcome !== 'aside') return false;
  const box = mail.mailbox_id ? await boxById(trx, mail.mailbox_id) : undefined;
  const place = await placeOf(trx, app, sorted, box?.language ?? 'en');
  await changeMail(trx, mail.id, {
    outcome: place.outcome,
    why: `by ${sorted.by}`,
    request_id: place.requestId ?? null,
    entry_id: place.entryId ?? null,
  });
  await changed(trx, { topic: 'request', id: place.requestId ?? mail.id, storeId: null });
  return true;
}

async function placeOf(
  trx: Transaction,
  app: App,
  { raw, read, clientId, requestId }: Sorted,
  language: Parameters<typeof openFrom>[2]['language'],
): Promise<Place> {
  if (clientId) {
    if ((await clientsByIds(trx, [clientId])).length === 0) return unknown('clientId');
    return openFrom(trx, app, { clientId, read, raw, sender: await senderOf(trx, read), language });
  }
  if (!requestId) return { outcome: 'dropped' };
  const living = await livingRequest(trx, requestId);
  const [request] = living ? await requestsForUpdate(trx, [living]) : [];
  if (!request) return unknown('requestId');
  return join(trx, app, { request, read, raw, sender: await senderOf(trx, read) });
}

const unknown = (field: string): never =>
  refuse(
    'not_found',
    { en: '{field}: there is no such thing.', ru: '{field}: такого нет.', uk: '{field}: такого немає.' },
    { field, values: { field } },
  );
