import { isIP } from 'node:net';
import type { SentMessageInfo as SMTPSentMessageInfo } from 'nodemailer/lib/smtp-transport';
import { z } from 'zod';
import { said } from '#contract/said';
import { words } from '#core/words';
import { NoWay, type WayOut, wayTo } from '#kit/net/way-out';
import { type ChannelKind, type Message, plainText, type Sent } from '../channel-kind.ts';
import type { Trouble } from '../trouble.ts';

const settings = z.object({
  host: z.string().trim().min(1).max(253).describe('SMTP server'),
  port: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .default(587)
    .describe('587 with STARTTLS, 465 with TLS, 25 inside your own network'),
  security: z
    .enum(['starttls', 'tls', 'none'])
    .default('starttls')
    .describe('Encryption; "none" only inside your own network'),
  user: z.string().max(200).optional().describe('User name, where the server wants one'),
  password: z.string().max(200).optional().describe('Password'),
  from: z.string().min(3).max(200).describe('Sender: watch@agency.example or Watch <watch@agency.example>'),
  to: z
    .array(
      z.email(
        said({ en: 'Write an e-mail address.', ru: 'Напишите адрес эл. почты.', uk: 'Напишіть адресу ел. пошти.' }),
      ),
    )
    .min(1)
    .max(50)
    .describe('Recipients'),
});
export type EmailSettings = z.output<typeof settings>;

const email: ChannelKind<EmailSettings> = {
  settings,
  secretFields: ['password'],
  sendsTo: ({ host, port, security }) => `${host}:${port} ${security}`,
  words: words({
    en: {
      label: 'E-mail',
      help: "Your mail provider's SMTP server. The first enabled e-mail channel also sends invitations and status mails.",
    },
    ru: {
      label: 'Эл. почта',
      help: 'SMTP-сервер вашего почтового провайдера. Первый включённый почтовый канал отправляет и приглашения, и письма страниц состояния.',
    },
    uk: {
      label: 'Ел. пошта',
      help: 'SMTP-сервер вашого поштового провайдера. Перший увімкнений поштовий канал надсилає і запрошення, і листи сторінок стану.',
    },
  }),
  send: (message, options, out) =>
    sendMail(
      options,
      {
        to: options.to.filter((to) => !message.taken?.includes(to)),
        taken: message.taken,
        id: message.id,
        subject: message.subject,
        text: plainText(message),
        html: html(message),
      },
      out,
    ),
};

export interface Mail {
  to: string[];
  /** Recipients that have it from an earlier try. */
  taken?: readonly string[] | undefined;
  /** Makes the Message-ID: a mail that is sent twice is seen once. */
  id: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
  /** Where it comes from another address than the channel's. */
  from?: string | undefined;
  files?: readonly { name: string; type: string; content: Buffer }[];
}

const mostAddresses = 3;

/** A mail counts as sent only when the server took it for every recipient. */
export async function sendMail(options: Omit<EmailSettings, 'to'>, mail: Mail, out: WayOut): Promise<Sent> {
  const found = await wayTo(options.host, options.port, out).catch((error: MailError) => error);
  if (found instanceof NoWay)
    return { ok: false, permanent: true, error: { code: 'mail_forbidden', values: { host: options.host } } };
  if (found instanceof Error) return failure({ code: 'EDNS' });
  let last: Sent | null = null;
  for (const { address } of found.slice(0, mostAddresses)) {
    const error = await handOver(options, mail, address).catch((e: MailError) => e);
    if (!(error instanceof Error)) return error;
    last = failure(error);
    // Only before anything was said is another address worth a try.
    if (error.command !== 'CONN' || error.responseCode) break;
  }
  return last!;
}

async function handOver(options: Omit<EmailSettings, 'to'>, mail: Mail, address: string): Promise<Sent> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: address,
    port: options.port,
    // The address was judged; the certificate is compared with the name.
    tls: isIP(options.host) ? {} : { servername: options.host },
    secure: options.security === 'tls',
    requireTLS: options.security === 'starttls',
    ignoreTLS: options.security === 'none',
    ...(options.user ? { auth: { user: options.user, pass: options.password ?? '' } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const from = mail.from ?? options.from;
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'vakhta.invalid';
  try {
    const info = await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      attachments: (mail.files ?? []).map(({ name, type, content }) => ({
        filename: name,
        contentType: type,
        content,
      })),
      messageId: `<${mail.id}@${domain}>`,
      headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All', ...mail.headers },
    });
    return judge(info, mail);
  } finally {
    transport.close();
  }
}

type MailError = Error & { responseCode?: number; response?: string; code?: string; command?: string };

/** Some recipients may be refused for now (4xx), others for good: it is worth another try as long as one is for now. */
function judge(info: SMTPSentMessageInfo, mail: Mail): Sent {
  if (info.rejected.length === 0) return { ok: true, receipt: info.response };
  const errors = (info.rejectedErrors ?? []) as MailError[];
  const taken = [...(mail.taken ?? []), ...mail.to.filter((to) => !info.rejected.map(String).includes(to))];
  return {
    ok: false,
    permanent: errors.every(isFinal),
    error: {
      code: 'mail_recipients',
      values: { recipients: info.rejected.map(String).join(', '), said: errors[0]?.response ?? '' },
    },
    taken,
  };
}

/** A sign-in that fails for now (454) may succeed later; one that is refused will not. */
function isFinal({ responseCode = 0, code }: Pick<MailError, 'responseCode' | 'code'>): boolean {
  return responseCode >= 500 || (code === 'EAUTH' && responseCode < 400);
}

function failure(said: Pick<MailError, 'responseCode' | 'response' | 'code'>): Extract<Sent, { ok: false }> {
  const permanent = isFinal(said);
  const error: Trouble = said.response
    ? { code: 'mail_said', values: { said: said.response } }
    : { code: troubles[said.code ?? ''] ?? 'mail_unreachable' };
  return { ok: false, permanent, error };
}

const troubles: Record<string, Trouble['code']> = {
  ETIMEDOUT: 'mail_silent',
  EDNS: 'mail_no_name',
  EAUTH: 'mail_sign_in',
  ETLS: 'mail_encryption',
};

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
const colors = { critical: '#c92a2a', major: '#d9480f', minor: '#b08900', info: '#1c7ed6' };

function html(message: Message): string {
  const color = message.kind === 'recovered' ? '#2b8a3e' : colors[message.severity ?? 'info'];
  const lines = message.lines
    .map(
      (l) =>
        `<tr><td style="padding:4px 0;line-height:1.45">${l.label ? `<b>${escape(l.label)}:</b> ` : ''}${escape(l.text).replaceAll('\n', '<br>')}</td></tr>`,
    )
    .join('');
  const links = message.links
    .map(
      (l) =>
        `<a href="${escape(l.url)}" style="display:inline-block;margin:4px 8px 4px 0;padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:600;${l.primary ? `background:${color};color:#fff` : 'border:1px solid #adb5bd;color:#343a40'}">${escape(l.label)}</a>`,
    )
    .join('');
  return `<!doctype html><html lang="${message.language}"><meta charset="utf-8"><body style="margin:0;background:#f1f3f5;font-family:-apple-system,Segoe UI,Roboto,Arial,sans-serif;font-size:15px;color:#212529">
<table role="presentation" width="100%" style="max-width:600px;margin:0 auto;padding:16px"><tr><td style="background:#fff;border-radius:8px;border-top:4px solid ${color};padding:20px">
<h1 style="margin:0 0 12px;font-size:19px;line-height:1.3">${escape(message.subject)}</h1><table role="presentation" width="100%">${lines}</table><div style="margin-top:16px">${links}</div></td></tr></table></body></html>`;
}

export default email;
