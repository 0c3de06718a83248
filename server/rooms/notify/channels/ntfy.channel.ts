import { z } from 'zod';
import { said } from '#contract/said';
import { words } from '#core/words';
import { call } from '#kit/net/call';
import { type ChannelKind, isPermanent } from '../channel-kind.ts';
import { troubleOf } from '../trouble.ts';

const settings = z.object({
  server: z
    .url({ protocol: /^https?$/ })
    .default('https://ntfy.sh')
    .describe('Address of the ntfy server'),
  topic: z
    .string()
    .regex(
      /^[\w-]{1,64}$/,
      said({
        en: 'Use letters, digits, _ and - only, at most 64.',
        ru: 'Только латинские буквы, цифры, _ и -, не больше 64.',
        uk: 'Лише латинські літери, цифри, _ та -, не більше 64.',
      }),
    )
    .describe('Topic; whoever knows it can read along, so choose one that cannot be guessed'),
  token: z.string().max(200).optional().describe('Access token, where the server wants one'),
});

const ntfy: ChannelKind<z.output<typeof settings>> = {
  settings,
  secretFields: ['token'],
  sendsTo: ({ server }) => server,
  words: words({
    en: { label: 'ntfy', help: 'Choose a topic and subscribe to it in the ntfy app on your phone.' },
    ru: { label: 'ntfy', help: 'Придумайте тему и подпишитесь на неё в приложении ntfy на телефоне.' },
    uk: { label: 'ntfy', help: 'Придумайте тему й підпишіться на неї в застосунку ntfy на телефоні.' },
  }),
  async send(message, { server, topic, token }, out) {
    const priority = { critical: 5, major: 4, minor: 3, info: 2 }[message.severity ?? 'minor'];
    const body = {
      topic,
      title: message.subject,
      priority,
      message: message.lines
        .map((l) => (l.label ? `${l.label}: ${l.text}` : l.text))
        .join('\n')
        .slice(0, 3500),
      actions: message.links.slice(0, 3).map((l) => ({ action: 'view', label: l.label, url: l.url })),
    };
    const answer = await call('POST', server, {
      out,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    if (answer.status === 200) return { ok: true, receipt: /"id":"([\w-]+)"/.exec(answer.text)?.[1] ?? 'ok' };
    return {
      ok: false,
      permanent: isPermanent(answer),
      error: troubleOf('ntfy', answer, /"error":"([^"]+)"/.exec(answer.text)?.[1]),
    };
  },
};

export default ntfy;
