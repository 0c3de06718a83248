import { z } from 'zod';
import { type Language, languages, say } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { changed } from '#kit/live';
import { digestOf } from '#kit/secrets';
import type { PersonFacts } from '#rooms/people';
import { sayInChat } from '../answers/plan-chat.ts';
import { askBot, fetchFile, lineOf } from '../bot-api.ts';
import { botById, type BotRow } from '../bots/store.ts';
import { mayTellStranger, setBeginNew, spendLink } from '../chats/store.ts';
import { knowChat } from '../strangers/know-chat.ts';
import { countAside } from '../strangers/store.ts';
import { chatWords } from '../words.ts';
import { knownAt, reply, type Taken } from './known.ts';
import { type Fetched, placeWord } from './place-word.ts';
import { rateByButton } from './rate.ts';
import { changeUpdate, updateById, updateToTake } from './store.ts';
import { type ChatMessage, fileIn, nameOfSender, readUpdate } from './update.ts';

/** After so many failed tries a message is taken without its file. */
const triesToFetch = 4;
/** Telegram hands out no larger ones. */
const largestFile = 20 * 1024 * 1024;
/** A stranger who writes more than that is no longer listened to. */
const mostAside = 50;
const hourMs = 3_600_000;

/** Finds out what becomes of an update that was kept. May run twice. */
export async function takeUpdate(app: App, updateId: string, attempt: number): Promise<void> {
  const kept = await updateById(app.db, updateId);
  if (kept?.outcome !== 'waiting') return;
  const bot = await botById(app.db, kept.bot_id);
  const read = readUpdate(kept.content);
  if (!bot) return;
  if (read && 'press' in read) return pressed(app, bot, updateId, read.press);
  // Nothing is fetched for strangers.
  const before = read && (await knownAt(app.db, bot, read.message.chat.id));
  const file = read && before ? await fetched(app, bot, read.message, attempt) : null;
  await app.db.transaction().execute(async (trx) => {
    if (!(await updateToTake(trx, updateId))) return;
    const taken = read ? await take(trx, app, bot, read.message, file) : { outcome: 'ignored' as const, content: '' };
    await changeUpdate(trx, updateId, taken);
    const id = taken.outcome === 'aside' ? updateId : taken.request_id;
    if (id) await changed(trx, { topic: 'request', id, storeId: null });
  });
}

async function take(trx: Transaction, app: App, bot: BotRow, said: ChatMessage, file: Fetched | null): Promise<Taken> {
  const [, command, argument = ''] = /^\/(start|new)(?:@\w+)?(?:\s+([^]*))?$/.exec(said.text ?? '') ?? [];
  if (command === 'start' && argument !== '') {
    const connected = await connect(trx, app, bot, said, argument.trim());
    if (connected) return { outcome: 'command', chat_id: connected, message: said.message_id };
  }
  const known = await knownAt(trx, bot, said.chat.id);
  if (!known) return meetStranger(trx, app, bot, said, command === 'start' ? { withCode: argument !== '' } : null);
  const of = { chat_id: known.chat.id, message: said.message_id };
  if (command === 'start') {
    await reply(trx, app, known, argument ? chatWords[known.person.language].bad_link : hello(known.person));
    return { ...of, outcome: 'command' };
  }
  if (command === 'new') {
    await setBeginNew(trx, known.chat.id, true);
    known.chat.begin_new = true;
    if (argument.trim() === '') {
      await reply(trx, app, known, chatWords[known.person.language].begin);
      return { ...of, outcome: 'command' };
    }
  }
  const text = command === 'new' ? argument.trim() : (said.text ?? said.caption ?? '').trim();
  return { ...of, ...(await placeWord(trx, app, known, { text, file, answers: said.reply_to_message?.message_id })) };
}

/** @returns the chat, where the code is one of ours that nobody used */
async function connect(
  trx: Transaction,
  app: App,
  bot: BotRow,
  said: ChatMessage,
  code: string,
): Promise<string | null> {
  const now = app.clock.now();
  const personId = await spendLink(trx, { botId: bot.id, digest: digestOf(code), now });
  if (personId === undefined) return null;
  const number = said.chat.id;
  await knowChat(trx, app, { bot_id: bot.id, number, name: nameOfSender(said), person_id: personId });
  const known = await knownAt(trx, bot, number);
  if (!known) return null;
  await reply(trx, app, known, hello(known.person));
  // Their account shows it: the person waits for it there.
  for (const clientId of known.person.clientIds)
    await changed(trx, { topic: 'request', id: known.chat.id, storeId: null, clientId });
  return known.chat.id;
}

const hello = ({ name, language }: PersonFacts): string => say(chatWords[language].connected, { name });

/** One polite sentence an hour; what was said is put aside until the team says who it is. @param start it was no more than that */
async function meetStranger(
  trx: Transaction,
  app: App,
  bot: BotRow,
  said: ChatMessage,
  start: { withCode: boolean } | null,
): Promise<Taken> {
  const number = said.chat.id;
  const now = app.clock.now();
  if (await mayTellStranger(trx, { botId: bot.id, number, now, everyMs: hourMs })) {
    const language = languageOf(said, bot.language);
    const t = chatWords[language];
    const text = start?.withCode ? t.bad_link : t.stranger;
    await sayInChat(trx, app, { bot_id: bot.id, chat_id: null, number, recipient: '–', language, text });
  }
  if (start || (await countAside(trx, { bot_id: bot.id, stranger: number })) >= mostAside)
    return { outcome: 'stranger', content: '' };
  return { outcome: 'aside', stranger: number };
}

function languageOf({ from }: ChatMessage, other: Language): Language {
  const asked = from?.language_code?.slice(0, 2).toLowerCase();
  return languages.find((one) => one === asked) ?? (asked === undefined ? other : 'en');
}

/** @throws Error where it may be fetched later */
async function fetched(app: App, bot: BotRow, said: ChatMessage, attempt: number): Promise<Fetched | null> {
  const file = fileIn(said, largestFile);
  if (!file) return null;
  if ((file.size ?? 0) > largestFile) return { ...file, content: null, why: 'too_large' };
  const answer = await fetchFile(lineOf(app, bot), file.id, largestFile);
  if (answer.ok) return { ...file, content: answer.result, why: null };
  if (!answer.permanent && attempt < triesToFetch)
    throw new Error(`A file could not be fetched from Telegram: ${answer.trouble.code}`);
  return { ...file, content: null, why: 'lost' };
}

async function pressed(
  app: App,
  bot: BotRow,
  updateId: string,
  press: { id: string; data: string; message: { chat: { id: number } } },
): Promise<void> {
  const known = await knownAt(app.db, bot, press.message.chat.id);
  const told = await app.db.transaction().execute(async (trx) => {
    if (!(await updateToTake(trx, updateId))) return null;
    const rated = known ? await rateByButton(trx, app, known, press.data) : null;
    const outcome = rated ? ('rated' as const) : ('ignored' as const);
    await changeUpdate(trx, updateId, { outcome, ...(rated ? { request_id: rated.requestId } : { content: '' }) });
    return rated;
  });
  if (!told || !known) return;
  const text = chatWords[known.person.language][told.first ? 'thanks' : 'already'];
  // The button stops turning; where that fails, the rating stands all the same.
  await askBot(lineOf(app, bot), 'answerCallbackQuery', { callback_query_id: press.id, text }, z.unknown());
}
