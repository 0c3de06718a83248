import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { system } from '#kit/http/actor';
import { tellTeam } from '../../requests/announce-request.ts';
import { putDown } from '../../requests/open-request.ts';
import { addMessage, type RequestRow } from '../../requests/store.ts';
import { writeMessage } from '../../requests/write-message.ts';
import type { ChangeValues } from '../../tables.ts';
import type { ReadMail } from '../read-mail.ts';
import { noTopic } from '../words.ts';
import type { Sender } from './sender.ts';
import { addFiles, type MailRow } from './store.ts';

/** What became of a mail. */
export interface Place {
  outcome: MailRow['outcome'];
  why?: string | null;
  requestId?: string | null;
  entryId?: string | null;
}

interface Arrived {
  read: ReadMail;
  raw: Buffer;
  sender: Sender;
}

const longestText = 20_000;

export async function openFrom(
  trx: Transaction,
  app: App,
  { clientId, read, raw, sender, language }: Arrived & { clientId: string | null; language: Language },
): Promise<Place> {
  const { request, messageId } = await putDown(trx, app, sender.actor, {
    clientId,
    storeId: null,
    topic: (read.topic || noTopic[language].text).slice(0, 200).toWellFormed(),
    text: shownText(read),
    severity: 'minor',
    reason: { by: 'mail' },
    source: 'mail',
    email: sender.answerTo || null,
  });
  await keepFiles(trx, app, messageId, read, raw);
  return { outcome: 'opened', requestId: request.id, entryId: messageId };
}

/** Of a client a further word; of a colleague a note: From can be forged, and an answer would go on to the client. */
export async function join(
  trx: Transaction,
  app: App,
  { request, read, raw, sender }: Arrived & { request: RequestRow },
): Promise<Place> {
  if (sender.ofTeam) {
    const entryId = await noteOf(trx, app, request, sender.actor.name, shownText(read));
    await keepFiles(trx, app, entryId, read, raw);
    return { outcome: 'noted', requestId: request.id, entryId };
  }
  const means = { trx, app, actor: sender.actor };
  const { id } = await writeMessage(means, request, { text: shownText(read), internal: false });
  await keepFiles(trx, app, id, read, raw);
  return { outcome: 'joined', requestId: request.id, entryId: id };
}

/** What a machine said of the conversation, for the team alone. */
export function note(trx: Transaction, app: App, request: RequestRow, read: ReadMail): Promise<string> {
  const { kind, bounce } = read.nature;
  const what = kind === 'auto' ? 'auto' : bounce?.permanent === false ? 'delayed' : 'bounce';
  const who = bounce?.failed.join(', ') || read.from.address;
  return noteOf(trx, app, request, system.name, (bounce?.said ?? shownText(read)).slice(0, 2000), { mail: what, who });
}

/** An answer that was given up: the team shall not believe that the client has it. */
export const noteDead = (trx: Transaction, app: App, request: RequestRow, who: string): Promise<string> =>
  noteOf(trx, app, request, system.name, '', { mail: 'dead', who });

async function noteOf(
  trx: Transaction,
  app: App,
  request: RequestRow,
  author: string,
  text: string,
  values: ChangeValues = {},
): Promise<string> {
  const now = app.clock.now();
  const id = newId(now);
  await addMessage(trx, {
    id,
    request_id: request.id,
    at: now,
    kind: 'note',
    side: 'system',
    author,
    author_id: null,
    text,
    values,
  });
  await tellTeam(trx, request);
  return id;
}

const shownText = (read: ReadMail): string => read.fresh.text.slice(0, longestText).toWellFormed();

/** Its files; of a mail that could not be read, the mail itself. */
async function keepFiles(trx: Transaction, app: App, entryId: string, read: ReadMail, raw: Buffer): Promise<void> {
  const whole =
    read.unread || read.filesLeftOut > 0 ? [{ name: 'mail.eml', type: 'message/rfc822', content: raw }] : [];
  await addFiles(
    trx,
    [...read.attachments, ...whole].map(({ name, type, content }) => ({
      id: newId(app.clock.now()),
      entry_id: entryId,
      name,
      type,
      size: content.length,
      content,
    })),
  );
}
