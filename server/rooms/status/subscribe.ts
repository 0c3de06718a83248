import { z } from 'zod';
import { say } from '#core/words';
import type { App } from '#kit/app';
import { newId } from '#kit/id';
import { addJob } from '#kit/jobs/queue';
import { sameText } from '#kit/secrets';
import type { Language } from '#core/words';
import { mailFromUs, tellTrouble } from '#rooms/notify';
import { publicUrl } from '#rooms/people';
import { escape } from './html.ts';
import { askedSince, askToSubscribe, pageById, subscriberById } from './store.ts';
import type { PageRow } from './tables.ts';
import { page as words } from './words.ts';

/** So many may ask in this time over all pages; more is somebody who floods strangers' mailboxes through us. */
const mostAsked = 30;
export const askedWindowMs = 60_000;

export const emailAddress = z
  .email()
  .max(254)
  .transform((s) => s.toLowerCase());

/** Takes note of the wish and mails a link. The answer is the same for an address that is subscribed already. */
export async function subscribe(
  app: App,
  page: PageRow,
  email: string,
  language: Language,
): Promise<'sent' | 'too_many'> {
  const now = app.clock.now();
  if ((await askedSince(app.db, now - askedWindowMs)) >= mostAsked) return 'too_many';
  await app.db.transaction().execute(async (trx) => {
    const subscriber = await askToSubscribe(trx, {
      id: newId(now),
      page_id: page.id,
      email,
      language,
      confirmed_at: null,
      asked_at: now,
    });
    if (subscriber && subscriber.confirmed_at === null)
      await addJob(
        trx,
        'status.mail',
        { kind: 'confirm', subscriberId: subscriber.id, asked: now },
        { maxAttempts: 12 },
      );
  });
  return 'sent';
}

/** A link that does one thing for one subscriber: `confirm` or `leave`. */
export const linkSecret = (app: App, subscriberId: string, what: 'confirm' | 'leave'): string =>
  `${subscriberId}.${app.secrets.sign(`status ${what} ${subscriberId}`).slice(0, 32)}`;

export function readLinkSecret(app: App, secret: string, what: 'confirm' | 'leave'): string | null {
  const [id = '', signature = ''] = secret.split('.');
  return z.uuid().safeParse(id).success && sameText(signature, app.secrets.sign(`status ${what} ${id}`).slice(0, 32))
    ? id
    : null;
}

export async function mailConfirmation(app: App, subscriberId: string, asked: number): Promise<void> {
  const subscriber = await subscriberById(app.db, subscriberId);
  const page = subscriber && (await pageById(app.db, subscriber.page_id));
  if (!subscriber || !page || subscriber.confirmed_at !== null) return;
  const t = words[subscriber.language];
  const home = await publicUrl(app);
  const link = `${home}/status/${page.slug}/confirm/${linkSecret(app, subscriber.id, 'confirm')}?lang=${subscriber.language}`;
  const text = [say(t.mail_confirm, { title: page.title }), link, t.mail_ignore];
  const sent = await mailFromUs(app, {
    to: [subscriber.email],
    id: `${subscriber.id}.${asked}`,
    subject: say(t.mail_confirm_subject, { title: page.title }),
    text: text.join('\n\n'),
    html: `<p>${escape(text[0]!)}</p><p><a href="${escape(link)}">${escape(link)}</a></p><p>${escape(t.mail_ignore)}</p>`,
  });
  if (sent && !sent.ok && !sent.permanent) throw new Error(tellTrouble(sent.error, 'en'));
}
