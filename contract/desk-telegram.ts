import { z } from 'zod';
import { byId, endpoint, id, instant, language, listOf, paging } from './endpoint.ts';
import { said } from './said.ts';

const token = z
  .string()
  .trim()
  .regex(
    /^\d{1,20}:[\w-]{20,100}$/,
    said({
      en: 'This is not the token of a bot: copy it from @BotFather, as 123456:ABC….',
      ru: 'Это не токен бота: скопируйте его у @BotFather, он вида 123456:ABC….',
      uk: 'Це не токен бота: скопіюйте його в @BotFather, він вигляду 123456:ABC….',
    }),
  )
  .describe('The token that @BotFather gave. Never shown again');

export const telegramBot = z.object({
  id,
  name: z.string(),
  username: z.string().describe('Without @'),
  language: language.describe('Of answers to strangers whose own is none of ours'),
  enabled: z.boolean(),
  chats: z.int().describe('People connected'),
  state: z.object({
    works: z.boolean().nullable().describe('Null: not looked at yet'),
    lookedAt: instant.nullable(),
    failsSince: instant.nullable(),
    why: z.string().nullable(),
  }),
});
export type TelegramBot = z.infer<typeof telegramBot>;

const bots = '/api/telegram-bots';
export const listTelegramBots = endpoint({
  name: 'listTelegramBots',
  method: 'GET',
  path: bots,
  access: 'notices.read',
  summary: 'Telegram bots from which requests come, and whether they work',
  query: paging,
  response: listOf(telegramBot),
});
export const createTelegramBot = endpoint({
  name: 'createTelegramBot',
  method: 'POST',
  path: bots,
  access: 'notices.write',
  summary: 'Take requests from a Telegram bot; its token is tried at once',
  body: z.object({
    token,
    language: language.default('en'),
    apiUrl: z
      .url()
      .max(300)
      .default('https://api.telegram.org')
      .describe('Another address of the Bot API, where you run your own'),
  }),
  response: telegramBot,
});
export const updateTelegramBot = endpoint({
  name: 'updateTelegramBot',
  method: 'PATCH',
  path: `${bots}/:id`,
  access: 'notices.write',
  summary: 'Change a bot, or give its new token after the old one was revoked',
  params: byId,
  body: z.object({ token, language, enabled: z.boolean() }).partial(),
  response: telegramBot,
});
export const removeTelegramBot = endpoint({
  name: 'removeTelegramBot',
  method: 'DELETE',
  path: `${bots}/:id`,
  access: 'notices.write',
  summary: 'Take no more from a bot; its chats are disconnected, requests that came from it stay',
  params: byId,
});

export const telegramChat = z.object({
  id,
  bot: z.object({ id, name: z.string(), username: z.string() }),
  person: z.object({ id, name: z.string() }),
  name: z.string().describe('As they are called in Telegram'),
  connectedAt: instant,
});
export type TelegramChat = z.infer<typeof telegramChat>;
export const listTelegramChats = endpoint({
  name: 'listTelegramChats',
  method: 'GET',
  path: '/api/telegram-chats',
  access: 'requests.read',
  summary: "Chats in which people write to a bot: for the team all of them, for a client's person their own",
  query: paging.extend({ personId: id.optional() }),
  response: listOf(telegramChat).extend({
    bots: z
      .array(z.object({ id, name: z.string(), username: z.string() }))
      .describe('Bots to which one can be connected'),
  }),
});
export const removeTelegramChat = endpoint({
  name: 'removeTelegramChat',
  method: 'DELETE',
  path: '/api/telegram-chats/:id',
  access: 'requests.open',
  summary: 'Disconnect a chat: nothing is taken from it and nothing sent there any more',
  params: byId,
});
export const createTelegramLink = endpoint({
  name: 'createTelegramLink',
  method: 'POST',
  path: '/api/telegram-links',
  access: 'requests.open',
  summary: "Make a link by which a client's person connects Telegram: for one person, once, within seven days",
  body: z.object({
    botId: id,
    personId: id.optional().describe('Of a person of a client, for the team; otherwise yourself'),
  }),
  response: z.object({ url: z.string().describe('Shown this once'), expiresAt: instant }),
});

export const telegramStranger = z.object({
  id: id.describe('Of the first message that waits'),
  bot: z.object({ id, name: z.string(), username: z.string() }),
  name: z.string().describe('As they call themselves; anybody can write anything there'),
  username: z.string().nullable().describe('Without @'),
  messages: z.array(z.object({ text: z.string(), withFile: z.boolean(), at: instant })).describe('At most 50'),
});
export type TelegramStranger = z.infer<typeof telegramStranger>;
export const listTelegramStrangers = endpoint({
  name: 'listTelegramStrangers',
  method: 'GET',
  path: '/api/telegram-strangers',
  access: 'requests.write',
  summary: 'Chats of people whom nobody knows, with what they wrote: it waits to be sorted',
  query: paging,
  response: listOf(telegramStranger),
});
export const sortTelegramStranger = endpoint({
  name: 'sortTelegramStranger',
  method: 'POST',
  path: '/api/telegram-strangers/:id/sort',
  access: 'requests.write',
  summary: "Say who it is: the chat becomes that person's, and what they wrote is taken; or drop it",
  params: byId,
  body: z.union([z.object({ personId: id }).strict(), z.object({ drop: z.literal(true) }).strict()]),
});
