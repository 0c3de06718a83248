import type { App } from '#kit/app';
import { changed } from '#kit/live';
import { mailFromUs } from '#rooms/notify';
import { publicUrl } from '#rooms/people';
import { requestById, requestsForUpdate } from '../../requests/store.ts';
import { boxById } from '../boxes/store.ts';
import { noteDead } from '../intake/place-mail.ts';
import { rateLink } from '../rating/rate-link.ts';
import { composeAnswer, composeRating } from './compose-answer.ts';
import { changeOutgoing, claimOutgoing, contentsOf, type OutgoingRow, ratingOf, wordOf } from './store.ts';

/** Seconds until the next try; the last repeats until a day has passed. */
const backOff = [5, 15, 45, 120, 300, 600, 900];
const giveUpAfterMs = 86_400_000;
/** Longer than any conversation with a mail server: nobody else sends it meanwhile. */
const claimMs = 5 * 60_000;
const atOnce = 5;

/** Sends what is due. A kill between sending and writing it down sends it again under its Message-ID; nothing is lost. */
export async function sendAnswers(app: App, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const now = app.clock.now();
    const due = await claimOutgoing(app.db, now, now + claimMs, atOnce);
    if (due.length === 0) return;
    await Promise.all(due.map((mail) => sendOne(app, mail)));
  }
}

async function sendOne(app: App, mail: OutgoingRow): Promise<void> {
  const said = await compose(app, mail);
  if (!said) return finish(app, mail, { state: 'dead', error: null });
  const box = mail.mailbox_id ? await boxById(app.db, mail.mailbox_id) : undefined;
  const sent = await mailFromUs(app, {
    to: mail.recipients.filter((one) => !mail.taken.includes(one)),
    taken: mail.taken,
    id: `${mail.id}.answer`,
    subject: mail.subject,
    ...said,
    ...(box ? { from: box.address } : {}),
    headers: headersOf(mail),
  });
  const now = app.clock.now();
  if (sent?.ok) return finish(app, mail, { state: 'sent', sent_at: now, receipt: sent.receipt, error: null });
  const error = sent === null ? 'no_channel' : JSON.stringify(sent.error);
  const over = sent?.permanent === true || now - mail.created_at > giveUpAfterMs;
  const wait = backOff[Math.min(mail.attempts, backOff.length) - 1]! * 1000;
  const taken = sent?.taken ?? mail.taken;
  return finish(
    app,
    mail,
    over ? { state: 'dead', error, taken } : { state: 'retrying', error, taken, try_at: now + wait },
  );
}

/** A person wrote it: it is no automatic mail, but nobody's machine shall answer it. */
function headersOf(mail: OutgoingRow): Record<string, string> {
  const ids = (all: readonly string[]) => all.map((id) => `<${id}>`).join(' ');
  return {
    'auto-submitted': mail.kind === 'answer' ? 'no' : 'auto-generated',
    'x-auto-response-suppress': 'OOF, AutoReply',
    ...(mail.in_reply_to ? { 'in-reply-to': ids([mail.in_reply_to]) } : {}),
    ...(mail.refs.length > 0 ? { references: ids(mail.refs) } : {}),
  };
}

async function compose(app: App, mail: OutgoingRow) {
  const request = await requestById(app.db, mail.request_id, null);
  if (!request) return null;
  if (mail.kind === 'rating') {
    if (await ratingOf(app.db, request.id)) return null;
    const link = rateLink(await publicUrl(app), app.secrets, request.id, mail.language);
    return composeRating(mail, { topic: request.topic, link });
  }
  const word = mail.entry_id ? await wordOf(app.db, mail.entry_id) : undefined;
  if (!word) return null;
  const files = await contentsOf(app.db, mail.entry_id!);
  return { ...composeAnswer(mail, { ...word, number: request.number }), files };
}

async function finish(app: App, mail: OutgoingRow, change: Partial<OutgoingRow>): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    await changeOutgoing(trx, mail.id, change);
    const [request] = await requestsForUpdate(trx, [mail.request_id]);
    if (request && change.state === 'dead' && change.error)
      await noteDead(trx, app, request, mail.recipients.join(', '));
    await changed(trx, { topic: 'request', id: mail.request_id, storeId: null });
  });
}
