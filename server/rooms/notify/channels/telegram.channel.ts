import { z } from 'zod';
import { said } from '#contract/said';
import { words } from '#core/words';
import { call } from '#kit/net/call';
import { type ChannelKind, isPermanent, type Message } from '../channel-kind.ts';
import { troubleOf } from '../trouble.ts';

const settings = z.object({
  botToken: z
    .string()
    .regex(
      /^\d+:[\w-]{20,}$/,
      said({
        en: 'This is not the token of a bot: copy it from @BotFather, as 123456:ABC….',
        ru: 'Это не токен бота: скопируйте его у @BotFather, он вида 123456:ABC….',
        uk: 'Це не токен бота: скопіюйте його в @BotFather, він вигляду 123456:ABC….',
      }),
    )
    .describe('The token that @BotFather gave'),
  chatId: z
    .string()
    .regex(
      /^(-?\d+|@\w+)$/,
      said({
        en: 'Write the chat as a number, or as @name of a public channel.',
        ru: 'Укажите чат числом или как @имя открытого канала.',
        uk: 'Укажіть чат числом або як @ім’я відкритого каналу.',
      }),
    )
    .describe('Chat, group or channel: a number, or @name of a public channel'),
  apiUrl: z
    .url()
    .default('https://api.telegram.org')
    .describe('Another address of the Bot API, where you run your own'),
});

const escape = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);

const telegram: ChannelKind<z.output<typeof settings>> = {
  settings,
  secretFields: ['botToken'],
  sendsTo: ({ apiUrl }) => apiUrl,
  words: words({
    en: {
      label: 'Telegram',
      help: 'Make a bot with @BotFather, add it to the chat, and give its token and the chat id.',
    },
    ru: { label: 'Telegram', help: 'Создайте бота у @BotFather, добавьте его в чат, укажите его токен и номер чата.' },
    uk: {
      label: 'Telegram',
      help: 'Створіть бота в @BotFather, додайте його до чату, вкажіть його токен і номер чату.',
    },
  }),
  async send(message, { botToken, chatId, apiUrl }, out) {
    const text = whole(message);
    // Telegram refuses buttons to addresses that are not on the public web; those are written out.
    const buttons = message.links.filter((l) => /^https:\/\/[^/]*\./.test(l.url));
    const written = message.links
      .filter((l) => !buttons.includes(l))
      .map((l) => `${escape(l.label)}: ${escape(l.url)}`);
    const answer = await call('POST', `${apiUrl.replace(/\/$/, '')}/bot${botToken}/sendMessage`, {
      out,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        chat_id: chatId,
        text: [text, ...written].join('\n'),
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(buttons.length > 0
          ? { reply_markup: { inline_keyboard: [buttons.map((l) => ({ text: l.label, url: l.url }))] } }
          : {}),
      }),
    });
    const said = parse(answer.text);
    if (answer.status === 200 && said.ok)
      return { ok: true, receipt: `message ${said.result?.message_id ?? ''}`.trim() };
    return {
      ok: false,
      permanent: isPermanent(answer),
      error: troubleOf('Telegram', answer, said.description?.replaceAll(botToken, '…')),
    };
  },
};

const mostCharacters = 3000;

/** What fits: lines are left out or cut before they become markup, since half a tag would make Telegram refuse it all. */
function whole(message: Message): string {
  let room = mostCharacters;
  const cut = (text: string, most: number): string => {
    const kept = [...text].slice(0, Math.max(0, Math.min(most, room)));
    room -= kept.length;
    return escape(kept.join('') + (kept.length < [...text].length ? '…' : ''));
  };
  const lines = [`<b>${cut(message.subject, 500)}</b>`];
  for (const { label, text } of message.lines) {
    if (room <= 0) break;
    lines.push(label ? `<b>${cut(label, 100)}:</b> ${cut(text, 1000)}` : cut(text, 1000));
  }
  return lines.join('\n');
}

function parse(text: string): { ok?: boolean; description?: string; result?: { message_id?: number } } {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}

export default telegram;
