import type { RequestDetail } from '#contract/desk';
import { type Language, say } from '#core/words';
import type { Db } from '#kit/db/db';
import { tellTrouble } from '#rooms/notify';
import type { MessageRow } from '../requests/store.ts';
import { type OutgoingRow, outgoingByEntries } from './answers/store.ts';
import { type SendingRow, sendingsByEntries } from '../telegram/answers/store.ts';
import { type BotTrouble, tellBotTrouble } from '../telegram/words.ts';
import { filesOf, type MailRow, mailsOf } from './intake/store.ts';
import { largestRead } from './read-mail.ts';
import { answerWords, noted, remarks } from './words.ts';

type Message = RequestDetail['messages'][number];
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** What messages have of mails: files, and how they came. @param internal whether the reader is of the team */
export async function mailSides(
  db: Db,
  entryIds: readonly string[],
  language: Language,
  internal: boolean,
): Promise<(entryId: string) => Pick<Message, 'files' | 'mail' | 'delivery'>> {
  const [files, mails, sent, chatted] = await Promise.all([
    filesOf(db, entryIds),
    mailsOf(db, entryIds),
    internal ? outgoingByEntries(db, entryIds) : [],
    internal ? sendingsByEntries(db, entryIds) : [],
  ]);
  return (entryId) => {
    const mail = mails.find((one) => one.entry_id === entryId);
    return {
      files: files
        .filter((file) => file.entry_id === entryId)
        .map(({ id, name, type, size }) => ({ id, name, type, size })),
      mail: mail
        ? {
            id: internal ? mail.id : null,
            from: mail.from_name ? `${mail.from_name} <${mail.from_address}>` : mail.from_address,
            cut: mail.cut,
            remark: remarkOf(mail, language),
          }
        : null,
      delivery:
        deliveryOf(
          sent.find((one) => one.entry_id === entryId),
          language,
        ) ??
        chatDeliveryOf(
          chatted.filter((one) => one.entry_id === entryId),
          language,
        ),
    };
  };
}

function deliveryOf(mail: OutgoingRow | undefined, language: Language): Message['delivery'] {
  if (!mail) return null;
  const { id, state, recipients: to, sent_at: sentAt, error } = mail;
  return {
    id,
    by: 'mail',
    state,
    to,
    sentAt: sentAt === null ? null : new Date(sentAt).toISOString(),
    error: whyNot(error, language),
  };
}

/** Where it goes into several chats, the one that fares worst is told. */
function chatDeliveryOf(all: readonly SendingRow[], language: Language): Message['delivery'] {
  const worst = (['dead', 'retrying', 'sending', 'waiting', 'sent'] as const)
    .flatMap((state) => all.filter((one) => one.state === state))
    .at(0);
  if (!worst) return null;
  const { id, state, sent_at: sentAt, error } = worst;
  return {
    id,
    by: 'telegram',
    state,
    to: all.map((one) => one.recipient),
    sentAt: sentAt === null ? null : new Date(sentAt).toISOString(),
    error: error === null ? null : tellBotTrouble(JSON.parse(error) as BotTrouble, language),
  };
}

function whyNot(error: string | null, language: Language): string | null {
  const t = answerWords[language];
  if (error === null) return null;
  if (error === 'no_channel' || error === 'no_address') return t[error];
  if (error.startsWith('bounced')) return say(t.bounced, { said: error.slice(8) || t.no_reason });
  return tellTrouble(JSON.parse(error) as Parameters<typeof tellTrouble>[0], language);
}

function remarkOf({ unread, size, full_text: text }: MailRow, language: Language): string | null {
  const t = remarks[language];
  if (unread === 'too_large') return say(t.too_large, { limit: megabytes(largestRead), size: megabytes(size) });
  if (unread === 'broken') return t.broken;
  return text.trim() === '' ? t.no_text : null;
}

/** A machine's note is introduced in the reader's language. */
export function withLead({ text, values }: Pick<MessageRow, 'text' | 'values'>, language: Language): string {
  const { mail, who = '' } = values;
  if (mail === undefined) return text;
  return `${say(noted[language][mail as keyof (typeof noted)['en']], { who })}\n\n${text}`.trim();
}
