import type { Severity } from '#contract/incidents';
import { say } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { addJob } from '#kit/jobs/queue';
import { incidentById } from '#rooms/incidents';
import { mailFromUs, tellTrouble } from '#rooms/notify';
import { publicUrl } from '#rooms/people';
import { storeById } from '#rooms/stores';
import { escape } from './html.ts';
import { storesOf } from './public-status.ts';
import { allPages, confirmedSubscribers, pageById, subscriberById } from './store.ts';
import { linkSecret } from './subscribe.ts';
import { isPublic, publicTitle } from './what-is-public.ts';
import { page as words } from './words.ts';

/** One job per subscriber, so that one bad mailbox delays no other. */
export async function planUpdates(
  trx: Transaction,
  app: App,
  incident: { incidentId: string; storeId: string; severity: Severity; at: number },
  happened: 'opened' | 'taken' | 'over',
): Promise<void> {
  const row = await incidentById(trx, incident.incidentId);
  if (!row || !isPublic({ ...row, severity: incident.severity })) return;
  // What a client reported begins for visitors when the team takes it.
  if (happened !== 'over' && (row.noticed_by === 'client') !== (happened === 'taken')) return;
  const kind = happened === 'over' ? 'over' : 'opened';
  for (const page of (await allPages(trx, null)).filter((p) => p.shown)) {
    if (!(await storesOf({ ...app, db: trx }, page)).some((s) => s.id === incident.storeId)) continue;
    for (const subscriber of await confirmedSubscribers(trx, page.id)) {
      await addJob(
        trx,
        'status.mail',
        { kind, subscriberId: subscriber.id, incidentId: incident.incidentId, at: incident.at },
        { maxAttempts: 20 },
      );
    }
  }
}

export async function mailUpdate(
  app: App,
  of: { kind: 'opened' | 'over'; subscriberId: string; incidentId: string; at: number },
): Promise<void> {
  const [subscriber, incident] = await Promise.all([
    subscriberById(app.db, of.subscriberId),
    incidentById(app.db, of.incidentId),
  ]);
  const page = subscriber && (await pageById(app.db, subscriber.page_id));
  if (!subscriber || !page || !incident || incident.state === 'merged') return;
  // Over before the mail left: nobody needs to be told that it began.
  if (of.kind === 'opened' && incident.state === 'resolved') return;
  const t = words[subscriber.language];
  const store = await storeById(app.db, incident.store_id, null);
  const own = `${await publicUrl(app)}/status/${page.slug}`;
  const home = `${own}?lang=${subscriber.language}`;
  const leave = `${own}/leave/${linkSecret(app, subscriber.id, 'leave')}?lang=${subscriber.language}`;
  const values = { store: store?.name ?? page.title, incident: publicTitle(incident, subscriber.language) };
  const subject = say(of.kind === 'over' ? t.mail_over : t.mail_opened, values);
  const lead = of.kind === 'over' ? t.mail_over_text : t.mail_opened_text;
  const sent = await mailFromUs(app, {
    to: [subscriber.email],
    id: `${subscriber.id}.${of.incidentId}.${of.kind}.${of.at}`,
    subject,
    text: `${subject}\n\n${lead}\n${home}\n\n${t.unsubscribe}\n${leave}`,
    html: `<p><b>${escape(subject)}</b></p><p>${escape(lead)} <a href="${escape(home)}">${escape(page.title)}</a></p><p style="color:#666;font-size:13px">${escape(t.unsubscribe)} <a href="${escape(leave)}">${escape(t.leave)}</a></p>`,
    headers: { 'list-unsubscribe': `<${leave}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
  });
  if (sent && !sent.ok && !sent.permanent) throw new Error(tellTrouble(sent.error, 'en'));
}
