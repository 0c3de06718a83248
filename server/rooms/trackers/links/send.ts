import { type Language, say, words } from '#core/words';
import type { App } from '#kit/app';
import { type TaskRow, taskById } from '#rooms/tasks';
import { openTracker } from '../connection.ts';
import { markedAddress } from '../marker.ts';
import { connectionById, keepSent } from '../store.ts';
import type { CommentRow, ConnectionRow, LinkRow } from '../tables.ts';
import type { Card, Change, Fault, Look, Origin, Told, Tracker } from '../tracker-kind.ts';
import { trackerKinds } from '../tracker-kinds.ts';
import { workOff } from '../work-off.ts';
import { stateFor } from './state-for.ts';
import { changeComment, claimDue, commentsToSend, fail, finish, keepCard, keepChanged } from './store.ts';

const labels = words({
  en: { task: 'Task {number} in Vakhta' },
  ru: { task: 'Задача {number} в Vakhta' },
  uk: { task: 'Завдання {number} у Vakhta' },
});
const atOnce = 16;
/** So many to the same tracker at once. */
const toOne = 4;
/** Seconds until the next try; after the last it is given up. */
const backOff = [5, 15, 60, 300, 900, 3600, 3600, 3600, 3600, 3600, 3600, 3600];

/** Sends what is due to the trackers: cards that are to be made, and states. */
export const sendDue = (app: App, stopping?: AbortSignal): Promise<void> =>
  workOff<LinkRow>(
    { atOnce, stopping },
    (limit, busy) => {
      const but = busy.map((link) => link.connection_id);
      return app.db.transaction().execute((trx) => claimDue(trx, { now: app.clock.now(), limit, toOne, but }));
    },
    (link) =>
      sendOne(app, link).catch((error: unknown) => app.log.error({ err: error, link: link.id }, 'a sending broke off')),
  );

async function sendOne(app: App, link: LinkRow): Promise<void> {
  const connection = await connectionById(app.db, link.connection_id);
  const task = await taskById(app.db, link.task_id, null);
  if (!connection) return;
  const sent = task ? await send(app, { link, connection, task }) : null;
  await app.db.transaction().execute(async (trx) => {
    if (sent?.ok) await keepSent(trx, connection.id, app.clock.now());
    if (!sent || sent.ok) return finish(trx, link);
    const gone = sent.fault === 'gone' && link.card_id !== null;
    const tryAt = nextTry(app, link, connection, sent);
    return fail(trx, link, { trouble: sent.trouble, unsure: sent.unsure, tryAt, gone });
  });
}

/** A card is gone only where its place still answers: else rights or the tracker are, and it may come back. */
async function believed(tracker: Tracker, fault: Fault): Promise<Fault> {
  if (fault.fault !== 'gone') return fault;
  const looked = await tracker.look();
  if (looked.ok) return fault;
  return { ...looked, fault: looked.fault === 'gone' ? 'refused' : looked.fault, unsure: fault.unsure };
}

function nextTry(app: App, { attempts }: LinkRow, { kind }: ConnectionRow, fault: Fault): number | null {
  const wait = backOff[attempts];
  if (wait === undefined || fault.fault === 'wrong' || fault.fault === 'gone') return null;
  const settles = fault.unsure ? trackerKinds.get(kind)!.settlesMs : 0;
  return app.clock.now() + Math.max(wait * 1000, fault.retryAfterMs ?? 0, settles);
}

interface Sending {
  link: LinkRow;
  connection: ConnectionRow;
  task: TaskRow;
}

async function send(app: App, sending: Sending): Promise<Told<unknown>> {
  const { link, connection } = sending;
  const tracker = openTracker(app, connection);
  const looked: Told<Pick<Look, 'states'>> = connection.look
    ? { ok: true, value: connection.look }
    : await tracker.look();
  // Nothing was written yet: what was unsure before stays so.
  if (!looked.ok) return { ...looked, unsure: link.unsure };
  const { states } = looked.value;
  const card = await theCard(app, sending, tracker, states);
  if (!card.ok) return link.card_id === null ? card : believed(tracker, card);
  const changed = await bringUp(app, sending, tracker, card.value, states);
  const said = changed.ok ? await sendComments(app, sending, tracker, card.value.id) : changed;
  return said.ok ? said : believed(tracker, said);
}

/** The card says what the task says, as far as that is to be sent. To change a card again the same way does no harm. */
async function bringUp(
  app: App,
  { link, connection, task }: Sending,
  tracker: Tracker,
  card: Card,
  states: Look['states'],
): Promise<Told<unknown>> {
  const target =
    link.pending_state === null ? null : stateFor(link.pending_state, states, card.stateId, connection.states);
  const change: Change = {
    ...(link.pending_fields.includes('title') && task.title !== card.title ? { title: task.title } : {}),
    ...(link.pending_fields.includes('text') && task.text !== card.text
      ? { text: { plain: task.text, origin: originOf(app, task, link, connection.language) } }
      : {}),
    ...(target !== null && target !== card.stateId ? { stateId: target } : {}),
  };
  if (Object.keys(change).length === 0) return { ok: true, value: card };
  const changed = await tracker.update(card.id, change);
  if (!changed.ok) return { ...changed, unsure: false };
  const fields = [...(Object.keys(change) as (keyof Change)[]), 'updatedAt' as const];
  await app.db.transaction().execute((trx) => keepChanged(trx, link.id, changed.value, fields));
  return changed;
}

async function theCard(app: App, sending: Sending, tracker: Tracker, states: Look['states']): Promise<Told<Card>> {
  const { link, connection, task } = sending;
  if (link.card_id !== null) return tracker.read(link.card_id);
  const found: Told<Card | null> = link.unsure
    ? await tracker.find(link.id, link.created_at)
    : { ok: true, value: null };
  if (!found.ok) return { ...found, unsure: true };
  const card = found.value
    ? { ok: true as const, value: found.value }
    : await tracker.create({
        title: task.title,
        text: task.text,
        stateId: stateFor(task.state, states, null, connection.states),
        origin: originOf(app, task, link, connection.language),
      });
  if (card.ok) await app.db.transaction().execute((trx) => keepCard(trx, link.id, card.value));
  return card;
}

const originOf = (app: App, task: TaskRow, link: LinkRow, language: Language): Origin => ({
  label: say(labels[language].task, { number: task.number }, language),
  address: markedAddress(`${app.settings.publicUrl}/tasks/${task.id}`, link.id),
});

/** One after another, as they were written. One that may have been taken is looked for before it is said again. */
async function sendComments(
  app: App,
  { link, task, connection }: Sending,
  tracker: Tracker,
  cardId: string,
): Promise<Told<unknown>> {
  for (const row of await commentsToSend(app.db, link.id)) {
    const said = await sayOnce(app, row, task, tracker, cardId);
    const keep = (change: { comment_id?: string; unsure: boolean }) =>
      app.db.transaction().execute((trx) => changeComment(trx, row, change));
    if (!said.ok) {
      await keep({ unsure: row.unsure || said.unsure });
      // What may have been said shows after a while: to look for it before is of no use.
      const settles = said.unsure ? trackerKinds.get(connection.kind)!.settlesMs : 0;
      return { ...said, unsure: false, retryAfterMs: Math.max(said.retryAfterMs ?? 0, settles) };
    }
    await keep({ comment_id: said.value.id, unsure: false });
  }
  return { ok: true, value: null };
}

async function sayOnce(
  app: App,
  row: CommentRow,
  task: TaskRow,
  tracker: Tracker,
  cardId: string,
): Promise<Told<{ id: string }>> {
  const found: Told<{ id: string } | null> = row.unsure
    ? await tracker.findComment(cardId, row.task_comment_id)
    : { ok: true, value: null };
  if (!found.ok) return { ...found, unsure: true };
  if (found.value) return { ok: true, value: found.value };
  // From here on it may be there, whatever becomes of us.
  await app.db.transaction().execute((trx) => changeComment(trx, row, { unsure: true }));
  const address = markedAddress(`${app.settings.publicUrl}/tasks/${task.id}`, row.task_comment_id);
  const said = await tracker.comment(cardId, { text: row.text, origin: { label: row.author, address } });
  return said;
}
