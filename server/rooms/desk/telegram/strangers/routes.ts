import * as c from '#contract/desk-telegram';
import { isClientRole } from '#contract/permissions';
import { say } from '#core/words';
import { audit } from '#kit/audit';
import { serve } from '#kit/http/serve';
import { changed } from '#kit/live';
import { notFound, refuse } from '#kit/refuse';
import { peopleByIds } from '#rooms/people';
import { sayInChat } from '../answers/plan-chat.ts';
import { allBots } from '../bots/store.ts';
import { chatAt } from '../chats/store.ts';
import { readUpdate } from '../intake/update.ts';
import { fileIn, nameOfSender } from '../intake/update.ts';
import { chatWords } from '../words.ts';
import { knowChat } from './know-chat.ts';
import { asideOf, endAside, strangers } from './store.ts';

type Rows = Awaited<ReturnType<typeof asideOf>>;

const messagesIn = (rows: Rows) =>
  rows.flatMap(({ content, received_at }) => {
    const read = readUpdate(content);
    return read && 'message' in read ? [{ said: read.message, at: received_at }] : [];
  });

export const strangerRoutes = [
  serve(c.listTelegramStrangers, async ({ app, query }) => {
    const [bots, chats] = await Promise.all([allBots(app.db), strangers(app.db)]);
    const page = chats.slice(query.offset, query.offset + query.limit);
    const rows = await asideOf(app.db, page);
    const items = page.flatMap(({ bot_id, stranger }) => {
      const own = rows.filter((row) => row.bot_id === bot_id && row.stranger === stranger);
      const messages = messagesIn(own);
      const { id, name, username } = bots.find((bot) => bot.id === bot_id)!;
      const from = messages.at(-1)?.said;
      if (!from) return [];
      return {
        id: own[0]!.id,
        bot: { id, name, username },
        name: nameOfSender(from),
        username: from.from?.username ?? null,
        messages: messages.map(({ said, at }) => ({
          text: said.text ?? said.caption ?? '',
          withFile: fileIn(said, Infinity) !== null,
          at: new Date(at).toISOString(),
        })),
      };
    });
    return { items, total: chats.length };
  }),
  serve(c.sortTelegramStranger, async ({ app, actor, params, body }) => {
    await app.db.transaction().execute(async (trx) => {
      const all = await asideOf(trx, await strangers(trx));
      const found = all.find((row) => row.id === params.id) ?? notFound();
      const of = { bot_id: found.bot_id, stranger: found.stranger };
      const own = all.filter((row) => row.bot_id === of.bot_id && row.stranger === of.stranger);
      const from = messagesIn(own).at(-1)?.said;
      const name = from ? nameOfSender(from) : '–';
      if ('drop' in body) {
        await endAside(trx, of, { outcome: 'stranger', content: '' });
        await audit(trx, app, actor, 'telegram_stranger.dropped', name, { messages: own.length });
        await changed(trx, { topic: 'request', id: params.id, storeId: null });
        return;
      }
      const [person] = await peopleByIds(trx, [body.personId]);
      if (!person?.active || !isClientRole(person.role)) return refusePerson();
      await knowChat(trx, app, { bot_id: of.bot_id, number: of.stranger, name, person_id: person.id });
      const chat = await chatAt(trx, of.bot_id, of.stranger);
      const text = say(chatWords[person.language].connected, { name: person.name });
      await sayInChat(trx, app, {
        ...{ bot_id: of.bot_id, chat_id: chat!.id, number: of.stranger },
        ...{ recipient: person.name, language: person.language, text },
      });
      await audit(trx, app, actor, 'telegram_chat.connected', person.name, { chat: name, messages: own.length });
    });
  }),
];

const refusePerson = (): never =>
  refuse(
    'no_person',
    {
      en: 'personId: choose a person of a client who may sign in.',
      ru: 'personId: выберите человека клиента, который может входить.',
      uk: 'personId: виберіть людину клієнта, яка може входити.',
    },
    { field: 'personId' },
  );
