import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { addJob } from '#kit/jobs/queue';
import { changed } from '#kit/live';
import { connectChat } from '../chats/store.ts';
import { endAside } from './store.ts';

export interface NewChat {
  bot_id: string;
  /** Telegram's own. */
  number: number;
  name: string;
  person_id: string;
}

/** From now on this chat is that person's; what they wrote before anybody knew them is taken now. */
export async function knowChat(trx: Transaction, app: App, chat: NewChat): Promise<void> {
  const now = app.clock.now();
  const name = chat.name.replaceAll('\0', '').slice(0, 200).toWellFormed();
  await connectChat(trx, { ...chat, id: newId(now), name, connected_at: now });
  const waiting = await endAside(trx, { bot_id: chat.bot_id, stranger: chat.number }, { outcome: 'waiting' });
  for (const updateId of waiting) await addTaking(trx, chat.bot_id, updateId);
  if (waiting.length > 0) await changed(trx, { topic: 'request', id: chat.bot_id, storeId: null });
}

/** What a bot was given is taken one after another. */
export const addTaking = (trx: Transaction, botId: string, updateId: string): Promise<void> =>
  addJob(trx, 'desk.take_telegram', { updateId }, { queue: `telegram ${botId}` });
