import * as c from '#contract/desk-telegram';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { serve } from '#kit/http/serve';
import { newId } from '#kit/id';
import { conflict, notFound } from '#kit/refuse';
import { type BotLine, lineOf, sealToken } from '../bot-api.ts';
import { type BotTrouble, tellBotTrouble } from '../words.ts';
import { allBots, botById, type BotRow, changeBot, chatCounts, insertBot, removeBot } from './store.ts';
import { refuseBot, tryToken } from './try-token.ts';

const isoOrNull = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

async function show(app: App, rows: readonly BotRow[], language: Language): Promise<c.TelegramBot[]> {
  const counts = await chatCounts(app.db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    username: row.username,
    language: row.language,
    enabled: row.enabled,
    chats: counts.get(row.id) ?? 0,
    state: {
      works: row.fails_since === null ? (row.looked_at === null ? null : true) : false,
      lookedAt: isoOrNull(row.looked_at),
      failsSince: isoOrNull(row.fails_since),
      why: row.trouble === null ? null : tellBotTrouble(JSON.parse(row.trouble) as BotTrouble, language),
    },
  }));
}

export const botRoutes = [
  serve(c.listTelegramBots, async ({ app, query, language }) => {
    const q = query.q?.toLowerCase() ?? '';
    const all = (await allBots(app.db)).filter((bot) => `${bot.name} @${bot.username}`.toLowerCase().includes(q));
    const page = all.slice(query.offset, query.offset + query.limit);
    return { items: await show(app, page, language), total: all.length };
  }),
  serve(c.createTelegramBot, async ({ app, actor, body, language }) => {
    const line: BotLine = { apiUrl: body.apiUrl, token: body.token, out: app.settings.netPolicy };
    const found = await tryToken(line);
    const now = app.clock.now();
    const id = newId(now);
    const row = await app.db.transaction().execute(async (trx) => {
      await audit(trx, app, actor, 'telegram_bot.created', `@${found.username}`);
      const added = await insertBot(trx, {
        id,
        number: found.id,
        name: found.first_name.slice(0, 200),
        username: found.username,
        language: body.language,
        api_url: body.apiUrl,
        token: sealToken(app, id, body.token),
        created_at: now,
      });
      return added ?? isHere(found.username);
    });
    return (await show(app, [row], language))[0]!;
  }),
  serve(c.updateTelegramBot, async ({ app, actor, params, body, language }) => {
    const row = (await botById(app.db, params.id)) ?? notFound();
    const { token, ...plain } = body;
    if (token !== undefined) {
      const found = await tryToken({ ...lineOf(app, row), token });
      if (found.id !== row.number) refuseBot({ code: 'not_same' });
    }
    await app.db.transaction().execute(async (trx) => {
      const sealed = token === undefined ? {} : { token: sealToken(app, row.id, token) };
      await changeBot(trx, row.id, { ...plain, ...sealed, try_at: 0 });
      await audit(trx, app, actor, 'telegram_bot.changed', `@${row.username}`, {
        fields: Object.keys(body).join(', '),
      });
    });
    return (await show(app, [(await botById(app.db, row.id)) ?? notFound()], language))[0]!;
  }),
  serve(c.removeTelegramBot, async ({ app, actor, params }) => {
    const row = (await botById(app.db, params.id)) ?? notFound();
    await app.db.transaction().execute(async (trx) => {
      await removeBot(trx, row.id);
      await audit(trx, app, actor, 'telegram_bot.removed', `@${row.username}`);
    });
  }),
];

const isHere = (username: string): never =>
  conflict(
    'bot_is_here',
    {
      en: 'token: the bot @{username} is here already, and a bot has one reader.',
      ru: 'token: бот @{username} уже подключён, а читатель у бота может быть только один.',
      uk: 'token: бота @{username} уже під’єднано, а читач у бота може бути лише один.',
    },
    { field: 'token', values: { username } },
  );
