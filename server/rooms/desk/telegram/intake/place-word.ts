import { say } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { makeActor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { fileName } from '../../mail/attachments.ts';
import { addFiles } from '../../mail/intake/store.ts';
import { storable } from '../../mail/read-mail.ts';
import { putDown } from '../../requests/open-request.ts';
import { type RequestRow, requestsForUpdate } from '../../requests/store.ts';
import { writeMessage } from '../../requests/write-message.ts';
import { setBeginNew } from '../chats/store.ts';
import { chatWords } from '../words.ts';
import { type Known, reply, type Taken } from './known.ts';
import { bindChat, lastOpenRequest, openedInChat, requestOfMessage } from './store.ts';
import type { Sent } from './update.ts';

export interface Fetched extends Sent {
  /** Null: it did not come along, and why. */
  content: Buffer | null;
  why: 'too_large' | 'lost' | null;
}
interface Word {
  text: string;
  file: Fetched | null;
  /** Telegram's number of the message to which it is an answer. */
  answers: number | undefined;
}

const longestText = 20_000;
/** Whoever opens more in an hour writes on in the last one. */
const mostAnHour = 20;
const hourMs = 3_600_000;

/** A word of a client's person: in the request that it answers, else in the last open one, else a new request. */
export async function placeWord(trx: Transaction, app: App, known: Known, word: Word): Promise<Taken> {
  const { chat, person } = known;
  const t = chatWords[person.language];
  const name = word.file ? fileName(word.file.name) : '';
  const remark = word.file?.why ? say(t[word.file.why], { name }) : '';
  const text = storable([word.text, remark].filter(Boolean).join('\n\n')).slice(0, longestText).toWellFormed();
  if (text === '' && !word.file) {
    await reply(trx, app, known, t.unfit);
    return { outcome: 'ignored', content: '' };
  }
  if (remark) await reply(trx, app, known, say(t.lost_told, { name }));
  const actor = actorOf(known);
  const request = await requestFor(trx, app, known, word);
  // Telegram shows a file without a word; a message of ours has one.
  const said = text || name;
  if (request) {
    const { id } = await writeMessage({ trx, app, actor }, request, { text: said, internal: false });
    await keepFile(trx, app, id, word.file);
    return { outcome: 'joined', request_id: request.id, entry_id: id };
  }
  const opened = await putDown(trx, app, actor, {
    clientId: person.clientIds.length === 1 ? person.clientIds[0]! : null,
    storeId: null,
    topic: topicOf(said) ?? t.topic,
    text: said,
    severity: 'minor',
    reason: { by: 'telegram' },
    source: 'telegram',
    email: null,
  });
  await bindChat(trx, opened.request.id, chat.id);
  await setBeginNew(trx, chat.id, false);
  await keepFile(trx, app, opened.messageId, word.file);
  await reply(trx, app, known, say(t.opened, { number: opened.request.number }), opened.request.id);
  return { outcome: 'opened', request_id: opened.request.id, entry_id: opened.messageId };
}

/** Acts for the client, never for the team. */
const actorOf = ({ person }: Known) =>
  makeActor({
    kind: 'person',
    name: person.name,
    personId: person.id,
    role: 'client_viewer',
    clientIds: person.clientIds,
    language: person.language,
  });

async function requestFor(trx: Transaction, app: App, known: Known, word: Word): Promise<RequestRow | undefined> {
  const { chat, person } = known;
  const answered = word.answers === undefined ? undefined : await requestOfMessage(trx, chat.id, word.answers);
  const begins = chat.begin_new && (await openedInChat(trx, chat.id, app.clock.now() - hourMs)) < mostAnHour;
  const found = answered ?? (begins ? undefined : await lastOpenRequest(trx, chat.id));
  const [request] = found ? await requestsForUpdate(trx, [found]) : [];
  // A person may have gone to another client meanwhile.
  const theirs = request?.client_id === null || person.clientIds.includes(request?.client_id ?? '');
  return request && theirs && request.state !== 'merged' ? request : undefined;
}

/** The first line that says something. */
function topicOf(text: string): string | undefined {
  const line = text.split('\n').find((one) => one.trim().length >= 3);
  return line
    ?.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();
}

async function keepFile(trx: Transaction, app: App, entryId: string, file: Fetched | null): Promise<void> {
  if (!file?.content) return;
  await addFiles(trx, [
    {
      id: newId(app.clock.now()),
      entry_id: entryId,
      name: fileName(file.name),
      type: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(file.type) ? file.type : 'application/octet-stream',
      size: file.content.length,
      content: file.content,
    },
  ]);
}
