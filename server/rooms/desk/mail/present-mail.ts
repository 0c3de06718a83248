import type { RequestDetail } from '#contract/desk';
import { type Language, say } from '#core/words';
import type { Db } from '#kit/db/db';
import type { MessageRow } from '../requests/store.ts';
import { filesOf, type MailRow, mailsOf } from './intake/store.ts';
import { largestRead } from './read-mail.ts';
import { noted, remarks } from './words.ts';

type Message = RequestDetail['messages'][number];
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** What messages have of mails: files, and how they came. @param internal whether the reader is of the team */
export async function mailSides(
  db: Db,
  entryIds: readonly string[],
  language: Language,
  internal: boolean,
): Promise<(entryId: string) => Pick<Message, 'files' | 'mail'>> {
  const [files, mails] = await Promise.all([filesOf(db, entryIds), mailsOf(db, entryIds)]);
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
    };
  };
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
