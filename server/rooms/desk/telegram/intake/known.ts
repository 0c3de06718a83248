import { isClientRole } from '#contract/permissions';
import type { App } from '#kit/app';
import type { Db, Transaction } from '#kit/db/db';
import { type PersonFacts, peopleByIds } from '#rooms/people';
import { sayInChat } from '../answers/plan-chat.ts';
import type { BotRow } from '../bots/store.ts';
import { chatAt, type ChatRow } from '../chats/store.ts';
import type { UpdateRow } from './store.ts';

/** Who writes to which bot. */
export interface Known {
  bot: BotRow;
  chat: ChatRow;
  person: PersonFacts;
}

/** What became of an update. */
export type Taken = Partial<
  Pick<UpdateRow, 'chat_id' | 'message' | 'request_id' | 'entry_id' | 'content' | 'stranger'>
> &
  Pick<UpdateRow, 'outcome'>;

/** Whose chat it is, where that is a person of a client who may still sign in. */
export async function knownAt(db: Db, bot: BotRow, number: number): Promise<Known | null> {
  const chat = await chatAt(db, bot.id, number);
  const [person] = chat ? await peopleByIds(db, [chat.person_id]) : [];
  return chat && person?.active && isClientRole(person.role) ? { bot, chat, person } : null;
}

export async function reply(
  trx: Transaction,
  app: App,
  { bot, chat, person }: Known,
  text: string,
  requestId: string | null = null,
): Promise<void> {
  await sayInChat(trx, app, {
    bot_id: bot.id,
    chat_id: chat.id,
    number: chat.number,
    recipient: person.name,
    language: person.language,
    text,
    request_id: requestId,
  });
}
