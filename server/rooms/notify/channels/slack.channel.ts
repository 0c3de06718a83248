import { z } from 'zod';
import { words } from '#core/words';
import { call } from '#kit/net/call';
import { type ChannelKind, isPermanent } from '../channel-kind.ts';
import { troubleOf } from '../trouble.ts';

const settings = z.object({ webhookUrl: z.url({ protocol: /^https?$/ }).describe('Address of an incoming webhook') });

const escape = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);

const slack: ChannelKind<z.output<typeof settings>> = {
  settings,
  secretFields: ['webhookUrl'],
  words: words({
    en: { label: 'Slack', help: 'In Slack: Apps, Incoming Webhooks, add one to a channel, copy its address.' },
    ru: { label: 'Slack', help: 'В Slack: Apps, Incoming Webhooks, добавьте в канал и скопируйте адрес.' },
    uk: { label: 'Slack', help: 'У Slack: Apps, Incoming Webhooks, додайте до каналу й скопіюйте адресу.' },
  }),
  async send(message, { webhookUrl }, out) {
    const lines = message.lines.map((l) => (l.label ? `*${escape(l.label)}:* ${escape(l.text)}` : escape(l.text)));
    const links = message.links.map((l) => `<${l.url}|${escape(l.label)}>`).join(' · ');
    const blocks = [`*${escape(message.subject)}*`, lines.join('\n'), links]
      .filter(Boolean)
      .map((text) => ({ type: 'section', text: { type: 'mrkdwn', text: text.slice(0, 2900), verbatim: true } }));
    const answer = await call('POST', webhookUrl, {
      out,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: escape(message.subject), blocks }),
    });
    if (answer.status === 200) return { ok: true, receipt: answer.text.slice(0, 100) || 'ok' };
    return {
      ok: false,
      permanent: isPermanent(answer),
      error: troubleOf('Slack', answer, answer.text.slice(0, 200)),
    };
  },
};

export default slack;
