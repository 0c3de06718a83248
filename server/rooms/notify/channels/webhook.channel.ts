import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { said } from '#contract/said';
import { words } from '#core/words';
import { call } from '#kit/net/call';
import { type ChannelKind, isPermanent, plainText } from '../channel-kind.ts';
import { troubleOf } from '../trouble.ts';

const settings = z.object({
  url: z.url({ protocol: /^https?$/ }).describe('Address that takes a POST with JSON'),
  secret: z
    .string()
    .min(
      16,
      said({
        en: 'The secret must have at least 16 characters.',
        ru: 'В секрете должно быть не меньше 16 символов.',
        uk: 'У секреті має бути щонайменше 16 символів.',
      }),
    )
    .max(200)
    .describe(
      'Shared secret, at least 16 characters: the header x-vakhta-signature is sha256=HMAC(secret, "<timestamp>.<body>")',
    ),
});

const webhook: ChannelKind<z.output<typeof settings>> = {
  settings,
  secretFields: ['secret'],
  words: words({
    en: {
      label: 'Webhook',
      help: 'Each notice is a signed POST with JSON; answer 2xx to take it. x-vakhta-delivery is the same at every try.',
    },
    ru: {
      label: 'Webhook',
      help: 'Каждое уведомление — подписанный POST с JSON; ответ 2xx значит «принято». x-vakhta-delivery один и тот же при каждой попытке.',
    },
    uk: {
      label: 'Webhook',
      help: 'Кожне сповіщення — підписаний POST із JSON; відповідь 2xx означає «прийнято». x-vakhta-delivery той самий за кожної спроби.',
    },
  }),
  async send(message, { url, secret }, out) {
    const body = JSON.stringify({
      id: message.id,
      kind: message.kind,
      severity: message.severity,
      subject: message.subject,
      text: plainText(message),
      links: message.links,
      ...message.facts,
    });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    const answer = await call('POST', url, {
      out,
      headers: {
        'content-type': 'application/json',
        'x-vakhta-delivery': message.id,
        'x-vakhta-timestamp': timestamp,
        'x-vakhta-signature': `sha256=${signature}`,
      },
      body,
    });
    if (answer.status >= 200 && answer.status < 300)
      return { ok: true, receipt: `${answer.status} ${answer.text.slice(0, 100)}`.trim() };
    return {
      ok: false,
      permanent: isPermanent(answer),
      error: troubleOf('Webhook', answer),
    };
  },
};

export default webhook;
