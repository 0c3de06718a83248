import * as c from '#contract/desk-telegram';
import { isClientRole } from '#contract/permissions';
import { audit } from '#kit/audit';
import { serve } from '#kit/http/serve';
import { changed } from '#kit/live';
import { notFound, refuse } from '#kit/refuse';
import { newSecret } from '#kit/secrets';
import { peopleByIds } from '#rooms/people';
import { isOfTeam } from '../../requests/side.ts';
import { giveUpChat } from '../answers/store.ts';
import { allBots, botById } from '../bots/store.ts';
import { chatById, leaveChat, livingChats, replaceLink } from './store.ts';

const validMs = 7 * 86_400_000;

export const chatRoutes = [
  serve(c.listTelegramChats, async ({ app, actor, query }) => {
    const team = isOfTeam(actor);
    const whose = team ? (query.personId ?? null) : (actor.personId ?? notFound());
    const [bots, chats] = await Promise.all([allBots(app.db), livingChats(app.db, whose)]);
    const people = await peopleByIds(
      app.db,
      chats.map((chat) => chat.person_id),
    );
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '–';
    const known = bots.map(({ id, name, username }) => ({ id, name, username }));
    const q = query.q?.toLowerCase() ?? '';
    const items = chats
      .map((chat) => ({
        id: chat.id,
        bot: known.find((bot) => bot.id === chat.bot_id)!,
        person: { id: chat.person_id, name: nameOf(chat.person_id) },
        name: chat.name,
        connectedAt: new Date(chat.connected_at).toISOString(),
      }))
      .filter((chat) => `${chat.person.name} ${chat.name}`.toLowerCase().includes(q));
    return {
      items: items.slice(query.offset, query.offset + query.limit),
      total: items.length,
      bots: known.filter(({ id }) => bots.find((bot) => bot.id === id)!.enabled),
    };
  }),
  serve(c.removeTelegramChat, async ({ app, actor, params }) => {
    const chat = (await chatById(app.db, params.id)) ?? notFound();
    if (!isOfTeam(actor) && chat.person_id !== actor.personId) return notFound();
    await app.db.transaction().execute(async (trx) => {
      await leaveChat(trx, chat.id, app.clock.now());
      await giveUpChat(trx, chat.id);
      await audit(trx, app, actor, 'telegram_chat.removed', chat.name, { personId: chat.person_id });
      await changed(trx, { topic: 'request', id: chat.id, storeId: null });
    });
  }),
  serve(c.createTelegramLink, async ({ app, actor, body }) => {
    if (body.personId !== undefined && body.personId !== actor.personId && !isOfTeam(actor)) return notFound();
    const personId = body.personId ?? actor.personId ?? notFound();
    const [person] = await peopleByIds(app.db, [personId]);
    if (!person?.active) return notFound();
    if (!isClientRole(person.role)) refuseTeam();
    const bot = (await botById(app.db, body.botId)) ?? notFound();
    const { secret, digest } = newSecret('c');
    const expires = app.clock.now() + validMs;
    await app.db.transaction().execute(async (trx) => {
      await replaceLink(trx, { digest, bot_id: bot.id, person_id: person.id, expires_at: expires });
      await audit(trx, app, actor, 'telegram_link.created', person.name, { bot: `@${bot.username}` });
    });
    return { url: `https://t.me/${bot.username}?start=${secret}`, expiresAt: new Date(expires).toISOString() };
  }),
];

const refuseTeam = (): never =>
  refuse(
    'team',
    {
      en: 'personId: requests come from people of clients; this is one of the team.',
      ru: 'personId: обращения присылают люди клиентов, а это человек команды.',
      uk: 'personId: звернення надсилають люди клієнтів, а це людина команди.',
    },
    { field: 'personId' },
  );
