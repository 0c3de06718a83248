import { createHash } from 'node:crypto';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { changed } from '#kit/live';
import { requestsForUpdate } from '../../requests/store.ts';
import { changeOutgoing, sentAmong } from '../answers/store.ts';
import { allBoxes, boxById } from '../boxes/store.ts';
import { type ReadMail, readMail, storable } from '../read-mail.ts';
import { ourIdsIn } from '../thread-tag.ts';
import { findThread } from './find-thread.ts';
import { join, note, openFrom, type Place } from './place-mail.ts';
import { senderOf } from './sender.ts';
import { changeMail, livingRequest, mailById, mailForUpdate, type MailRow, openedBy, rawOf, twinOf } from './store.ts';

/** After so many failed tries a mail is shown raw. */
const triesToRead = 3;
/** Who opens more in an hour waits for somebody to look. */
const mostAnHour = 20;
const hourMs = 3_600_000;
/** In so much of a report of a mail that came back its Message-ID is looked for. */
const mostSearched = 1024 * 1024;

/** Finds out what becomes of a mail that was kept. May run twice. */
export async function takeIn(app: App, mailId: string, attempt: number): Promise<void> {
  const kept = await mailById(app.db, mailId);
  const raw = kept?.outcome === 'waiting' ? await rawOf(app.db, mailId) : undefined;
  if (!raw) return;
  const read = attempt > triesToRead ? unreadable(raw) : await readMail(raw);
  if (kept!.size > raw.length) read.unread = 'too_large';
  await app.db.transaction().execute(async (trx) => {
    const locked = await mailForUpdate(trx, mailId);
    if (locked?.outcome !== 'waiting') return;
    const mail = { ...locked, ...factsOf(read) };
    await changeMail(trx, mailId, factsOf(read));
    const place = await placeOf(trx, app, mail, read, raw);
    await changeMail(trx, mailId, {
      outcome: place.outcome,
      why: place.why ?? null,
      request_id: place.requestId ?? null,
      entry_id: place.entryId ?? null,
    });
    await changed(trx, { topic: 'request', id: place.requestId ?? mailId, storeId: null });
  });
}

function factsOf(read: ReadMail) {
  const said = [read.keys.messageId, read.from.address, read.subject, read.fullText];
  const content = createHash('sha256').update(JSON.stringify(said));
  for (const file of read.attachments) content.update(file.content);
  return {
    message_id: read.keys.messageId,
    content_digest: content.digest('hex'),
    from_address: read.from.address,
    from_name: read.from.name,
    answer_to: read.answerTo,
    subject: read.subject,
    unread: read.unread,
    cut: read.fresh.cut,
    full_text: read.fullText,
  };
}

async function placeOf(trx: Transaction, app: App, mail: MailRow, read: ReadMail, raw: Buffer): Promise<Place> {
  const boxes = await allBoxes(trx);
  if (boxes.some((box) => box.address.toLowerCase() === read.from.address)) return { outcome: 'own' };
  const twin = mail.message_id === null ? undefined : await twinOf(trx, mail);
  if (twin) return { outcome: 'copy', requestId: twin.request_id };
  if ((await sentAmong(trx, ourIdsIn(read.keys.messageId ?? ''))).length > 0) return { outcome: 'own' };
  const returned = read.nature.kind === 'bounce' ? await takeBack(trx, read, raw) : undefined;
  const found = returned ?? (await findThread(trx, app, read.keys));
  const [request] = found ? await requestsForUpdate(trx, [found]) : [];
  const { kind } = read.nature;
  if (kind === 'auto' || kind === 'bounce') {
    const entryId = request ? await note(trx, app, request, read) : null;
    return { outcome: kind, why: read.nature.because, requestId: request?.id ?? null, entryId };
  }
  const sender = await senderOf(trx, read);
  if (request) return join(trx, app, { request, read, raw, sender });
  const box = mail.mailbox_id === null ? undefined : await boxById(trx, mail.mailbox_id);
  const clientId = sender.clientId ?? (sender.ofTeam ? null : (box?.client_id ?? null));
  if (kind === 'list' && sender.clientId === null) return { outcome: 'aside', why: 'list' };
  if (sender.clientId === null && box?.unknown !== 'open') return { outcome: 'aside', why: 'unknown' };
  if ((await openedBy(trx, read.from.address, app.clock.now() - hourMs)) >= mostAnHour)
    return { outcome: 'aside', why: 'many' };
  return openFrom(trx, app, { clientId, read, raw, sender, language: box?.language ?? 'en' });
}

/** Says of the answer that came back that it did. @returns the request to which it belongs */
async function takeBack(trx: Transaction, read: ReadMail, raw: Buffer): Promise<string | undefined> {
  const named = ourIdsIn(`${raw.subarray(0, mostSearched).toString('latin1')} ${read.fullText}`);
  const { bounce } = read.nature;
  const [back] = await sentAmong(trx, named);
  if (!back) return undefined;
  if (bounce?.permanent !== false)
    await changeOutgoing(trx, back.id, { state: 'bounced', error: `bounced ${bounce?.said ?? ''}`.trim() });
  return livingRequest(trx, back.request_id);
}

/** Where even reading it fails by a fault of ours. */
function unreadable(raw: Buffer): ReadMail {
  const text = storable(raw.subarray(0, 20_000).toString('utf8'));
  return {
    from: { address: '', name: '' },
    answerTo: '',
    addressedTo: [],
    subject: '',
    topic: '',
    writtenAt: null,
    keys: { messageId: null, inReplyTo: [], references: [], tag: null },
    nature: { kind: 'person', because: null, bounce: null },
    fullText: text,
    fresh: { text, cut: false },
    attachments: [],
    filesLeftOut: 0,
    unread: 'broken',
  };
}
