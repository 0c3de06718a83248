import { z } from 'zod';
import { words } from '#core/words';
import { call } from '#kit/net/call';
import { type ChannelKind, isPermanent } from '../channel-kind.ts';
import { troubleOf } from '../trouble.ts';

const settings = z.object({
  webhookUrl: z.url({ protocol: /^https?$/ }).describe('Address of a workflow "when a webhook request is received"'),
});

const teams: ChannelKind<z.output<typeof settings>> = {
  settings,
  secretFields: ['webhookUrl'],
  words: words({
    en: {
      label: 'Microsoft Teams',
      help: 'In the channel: Workflows, "Post to a channel when a webhook request is received", copy its address.',
    },
    ru: {
      label: 'Microsoft Teams',
      help: 'В канале: Workflows, «Post to a channel when a webhook request is received», скопируйте адрес.',
    },
    uk: {
      label: 'Microsoft Teams',
      help: 'У каналі: Workflows, «Post to a channel when a webhook request is received», скопіюйте адресу.',
    },
  }),
  async send(message, { webhookUrl }, out) {
    const color = { critical: 'attention', major: 'warning', minor: 'accent', info: 'default' }[
      message.severity ?? 'info'
    ];
    // RichTextBlock runs are plain text: nothing of a store's is read as Markdown.
    const line = (label: string | null, text: string) => ({
      type: 'RichTextBlock',
      inlines: [
        ...(label ? [{ type: 'TextRun', text: `${label}: `, weight: 'bolder' }] : []),
        { type: 'TextRun', text },
      ],
    });
    const card = {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.4',
      body: [
        {
          type: 'RichTextBlock',
          inlines: [{ type: 'TextRun', text: message.subject, weight: 'bolder', size: 'medium', color }],
        },
        ...message.lines.map((l) => line(l.label, l.text)),
      ],
      actions: message.links.map((l) => ({ type: 'Action.OpenUrl', title: l.label, url: l.url })),
    };
    const answer = await call('POST', webhookUrl, {
      out,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card }],
      }),
    });
    if (answer.status >= 200 && answer.status < 300)
      return { ok: true, receipt: String(answer.headers['x-ms-workflow-run-id'] ?? answer.status) };
    return {
      ok: false,
      permanent: isPermanent(answer),
      error: troubleOf('Microsoft Teams', answer, answer.text.slice(0, 200)),
    };
  },
};

export default teams;
