import { subjectTag } from '#core/request';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { peopleByIds, personByEmail } from '#rooms/people';
import { clientsByIds } from '#rooms/stores';
import type { RequestRow } from '../../requests/store.ts';
import { allBoxes, type BoxRow } from '../boxes/store.ts';
import { ownDomain } from '../intake/sender.ts';
import { tagOf } from '../thread-tag.ts';
import { insertOutgoing, mailsInConversation, outgoingOf, ratingOf, requestersByMail } from './store.ts';

interface Means {
  trx: Transaction;
  app: App;
}

const mostReferences = 20;

/** What the team answers to who asked by mail goes out by mail, with the answer itself or not at all. */
export const planAnswer = (means: Means, request: RequestRow, entryId: string): Promise<void> =>
  plan(means, request, 'answer', entryId);

/** Once: whoever rated is not asked again. */
export async function planRating(means: Means, request: RequestRow): Promise<void> {
  if (!(await ratingOf(means.trx, request.id))) await plan(means, request, 'rating', null);
}

async function plan(
  { trx, app }: Means,
  request: RequestRow,
  kind: 'answer' | 'rating',
  entryId: string | null,
): Promise<void> {
  const askers = await requestersByMail(trx, request.id);
  if (askers.length === 0) return;
  const mails = await mailsInConversation(trx, request.id);
  const recipients =
    kind === 'rating' ? askers.slice(0, 1) : [...askers, ...(await others(trx, request, askers, mails))];
  const fit = [...new Set(recipients.map((one) => one.toLowerCase()))].filter((one) => isAddress(one));
  const boxes = await allBoxes(trx);
  const own = boxOf(
    boxes,
    mails.map((mail) => mail.mailbox_id),
  );
  const thread = await threadOf(trx, request.id, mails, boxes);
  const now = app.clock.now();
  await insertOutgoing(trx, {
    id: newId(now),
    request_id: request.id,
    entry_id: entryId,
    kind,
    mailbox_id: own?.id ?? null,
    recipients: fit,
    language: await languageFor(trx, request, own),
    subject: `Re: ${request.topic.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')} ${subjectTag(tagOf(app.secrets, request.number))}`,
    in_reply_to: thread.at(-1) ?? null,
    refs: thread,
    state: fit.length > 0 ? 'waiting' : 'dead',
    error: fit.length > 0 ? null : 'no_address',
    attempts: 0,
    created_at: now,
    try_at: now,
    taken: [],
    sent_at: null,
    receipt: null,
  });
}

const isAddress = (text: string): boolean =>
  /^[^\s<>,;:"()[\]\\\p{Cc}]{1,64}@[^\s<>,;:"()[\]\\\p{Cc}]{1,253}$/u.test(text);

/** Others who wrote in the conversation, where they belong to who asked: of the same company, or people of the client. */
async function others(
  trx: Transaction,
  { client_id: clientId }: RequestRow,
  askers: readonly string[],
  mails: readonly { from_address: string }[],
): Promise<string[]> {
  const domains = new Set(askers.flatMap((asker) => ownDomain(asker) ?? []));
  const addresses = [...new Set(mails.map((mail) => mail.from_address))].filter((one) => !askers.includes(one));
  const known = await Promise.all(
    addresses.map(async (address) => {
      if (domains.has(ownDomain(address) ?? '-')) return address;
      const person = clientId === null ? undefined : await personByEmail(trx, address);
      return person?.active && person.clientIds.includes(clientId!) ? address : null;
    }),
  );
  return known.filter((one) => one !== null);
}

/** The mailbox to which the last mail came; where it is gone, another of ours. */
function boxOf(boxes: readonly BoxRow[], ids: readonly (string | null)[]): BoxRow | undefined {
  const last = ids.findLast((id) => boxes.some((box) => box.id === id));
  return boxes.find((box) => box.id === last) ?? boxes.find((box) => box.enabled);
}

/** Message-IDs of the conversation, the oldest first; strangers write theirs, so only what a header can hold. */
async function threadOf(
  trx: Transaction,
  requestId: string,
  mails: readonly { message_id: string | null; at: number }[],
  boxes: readonly BoxRow[],
): Promise<string[]> {
  const ours = (await outgoingOf(trx, requestId)).map(({ id, at, mailbox_id: boxId }) => {
    const address = boxes.find((box) => box.id === boxId)?.address ?? '';
    return { at, id: address === '' ? null : messageIdOf(id, address) };
  });
  const all = [...mails.map(({ message_id: id, at }) => ({ id, at })), ...ours].sort((a, b) => a.at - b.at);
  const fit = all.flatMap(({ id }) => (id !== null && /^[\x21-\x3b\x3d\x3f-\x7e]{1,250}$/.test(id) ? [id] : []));
  return [...new Set(fit)].slice(-mostReferences);
}

/** Of a mail of ours, without angle brackets. */
export const messageIdOf = (outgoingId: string, address: string): string =>
  `${outgoingId}.answer@${address.split('@')[1]}`;

async function languageFor(trx: Transaction, request: RequestRow, box: BoxRow | undefined): Promise<Language> {
  const [person] = request.requester_id ? await peopleByIds(trx, [request.requester_id]) : [];
  if (person) return person.language;
  const [client] = request.client_id ? await clientsByIds(trx, [request.client_id]) : [];
  return client?.language ?? box?.language ?? 'en';
}
