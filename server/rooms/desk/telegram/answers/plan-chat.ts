import { isClientRole } from '#contract/permissions';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { type PersonFacts, peopleByIds } from '#rooms/people';
import { ratingOf } from '../../mail/answers/store.ts';
import type { RequestRow } from '../../requests/store.ts';
import type { ChatRow } from '../chats/store.ts';
import { chatsOfRequest, insertSending, lastMessageIn, type SendingRow } from './store.ts';

interface Means {
  trx: Transaction;
  app: App;
}

/** What the team answers to who asked in a chat goes out there, with the answer itself or not at all. */
export async function planChatAnswer(means: Means, request: RequestRow, entryId: string): Promise<void> {
  const chats = await chatsOfRequest(means.trx, request.id);
  for (const chat of chats) await plan(means, chat, { kind: 'answer', request, entryId });
  if (chats.length > 0 || request.source !== 'telegram') return;
  await insertSending(means.trx, {
    ...blank(means.app, 'en'),
    bot_id: null,
    chat_id: null,
    number: 0,
    recipient: request.requester_name,
    request_id: request.id,
    entry_id: entryId,
    kind: 'answer',
    state: 'dead',
    error: JSON.stringify({ code: 'no_chat' }),
  });
}

/** Once: whoever rated is not asked again. */
export async function planChatRating(means: Means, request: RequestRow): Promise<void> {
  if (await ratingOf(means.trx, request.id)) return;
  const [chat] = await chatsOfRequest(means.trx, request.id);
  if (chat) await plan(means, chat, { kind: 'rating', request, entryId: null });
}

async function plan(
  { trx, app }: Means,
  chat: ChatRow,
  { kind, request, entryId }: { kind: 'answer' | 'rating'; request: RequestRow; entryId: string | null },
): Promise<void> {
  const [person] = await peopleByIds(trx, [chat.person_id]);
  const gone = chat.left_at !== null || !mayRead(person, request);
  if (gone && kind === 'rating') return;
  await insertSending(trx, {
    ...blank(app, person?.language ?? 'en'),
    bot_id: chat.bot_id,
    chat_id: chat.id,
    number: chat.number,
    recipient: person?.name ?? chat.name,
    request_id: request.id,
    entry_id: entryId,
    kind,
    answers: await lastMessageIn(trx, request.id, chat.id),
    ...(gone ? { state: 'dead', error: JSON.stringify({ code: 'no_chat' }) } : {}),
  });
}

/** Not whoever was deactivated, joined the team or went to another client since they asked. */
const mayRead = (person: PersonFacts | undefined, { client_id: clientId }: RequestRow): boolean =>
  person !== undefined &&
  person.active &&
  isClientRole(person.role) &&
  (clientId === null || person.clientIds.includes(clientId));

type Said = Pick<SendingRow, 'bot_id' | 'chat_id' | 'number' | 'recipient' | 'text' | 'language'> &
  Partial<Pick<SendingRow, 'request_id' | 'answers'>>;

/** What the bot itself says. */
export async function sayInChat(trx: Transaction, app: App, said: Said): Promise<void> {
  const { language, ...rest } = said;
  await insertSending(trx, { ...blank(app, language), request_id: null, entry_id: null, kind: 'said', ...rest });
}

function blank(app: App, language: Language) {
  const now = app.clock.now();
  const state: SendingRow['state'] = 'waiting';
  return { id: newId(now), language, text: '', answers: null, state, created_at: now, try_at: now, error: null };
}
