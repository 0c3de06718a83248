import { z } from 'zod';
import { refuse, type Sentence } from '#kit/refuse';
import { askBot, type BotLine } from '../bot-api.ts';
import { type BotTrouble, tellBotTrouble } from '../words.ts';

const me = z.object({ id: z.int(), first_name: z.string(), username: z.string() });

/** Asks Telegram whose token it is. @throws Refusal 422 where it is nobody's, or another program reads that bot */
export async function tryToken(line: BotLine): Promise<z.output<typeof me>> {
  const bot = await askBot(line, 'getMe', {}, me);
  if (!bot.ok) return refuseBot(bot.trouble);
  const hook = await askBot(line, 'getWebhookInfo', {}, z.object({ url: z.string() }));
  if (!hook.ok) return refuseBot(hook.trouble);
  return hook.result.url === '' ? bot.result : refuseBot({ code: 'webhook' });
}

export function refuseBot(trouble: BotTrouble): never {
  const { en, ru, uk } = sentences(trouble);
  return refuse('bot', { en: `token: ${en}`, ru: `token: ${ru}`, uk: `token: ${uk}` }, { field: 'token' });
}

const sentences = (trouble: BotTrouble): Sentence => ({
  en: tellBotTrouble(trouble, 'en'),
  ru: tellBotTrouble(trouble, 'ru'),
  uk: tellBotTrouble(trouble, 'uk'),
});
