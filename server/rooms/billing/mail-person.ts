import type { App } from '#kit/app';
import { mailFromUs, tellTrouble } from '#rooms/notify';

interface Letter {
  /** Makes the Message-ID: what is sent twice is seen once. */
  id: string;
  subject: string;
  lines: readonly string[];
  link: { verb: string; address: string };
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** Mails a person; nothing where no mail is set up. @throws Error where it is worth another try */
export async function mailPerson(app: App, { email }: { email: string }, letter: Letter): Promise<void> {
  const { id, subject, lines, link } = letter;
  const paragraphs = lines.map((line) => `<p>${escape(line)}</p>`).join('');
  const sent = await mailFromUs(app, {
    to: [email],
    id,
    subject,
    text: `${lines.join('\n\n')}\n\n${link.verb}: ${link.address}`,
    html: `${paragraphs}<p><a href="${escape(link.address)}">${escape(link.verb)}</a></p>`,
  });
  if (sent && !sent.ok && !sent.permanent) throw new Error(tellTrouble(sent.error, 'en'));
}
