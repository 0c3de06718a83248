import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { type Actor, system } from '#kit/http/actor';
import { reviseTask, setState, taskById, writeComment } from '#rooms/tasks';
import { seenOf, taskStateFor } from '../links/state-for.ts';
import { cleaned, titled, whole } from '../plain-text.ts';
import type { ConnectionRow, LinkRow } from '../tables.ts';
import type { Changes, Comment, State } from '../tracker-kind.ts';
import { isKnownComment, keepSeen, linkOfCard, recognise, rememberComment } from './store.ts';

type Changed = Changes['cards'][number];

/** Clocks may differ so much: a comment that is so much older than the link was there before it. */
const clocksDifferMs = 10 * 60_000;
/** As tasks take them. */
const most = { title: 200, text: 20_000, comment: 10_000 };

/**
 * What was changed at a card since it was last seen goes to its task: title and text where they differ from what was seen,
 * the state by what it means, comments of others. What waits to be sent there wins over what was changed there meanwhile.
 */
export async function applyCard(
  trx: Transaction,
  app: App,
  connection: ConnectionRow,
  card: Changed,
  look: { states: readonly State[]; account: { id: string } },
): Promise<void> {
  const link = await linkOfCard(trx, connection.id, card.id);
  if (!link) return;
  const task = await taskById(trx, link.task_id, null);
  if (!task) return;
  const { seen } = link;
  const now = seenOf(card);
  const actor: Actor = { ...system, name: connection.name };
  const means = { trx, app, actor, origin: connection.id };
  // A page that was on its way while we changed the card knows less than we do.
  const isNews = seen !== null && card.updatedAt >= seen.updatedAt;
  if (isNews) {
    const differs = (field: 'title' | 'text') =>
      now[field] !== seen[field] && now[field] !== task[field] && !link.pending_fields.includes(field);
    const title = titled(now.title, most.title);
    const change = {
      ...(differs('title') && title.length >= 3 ? { title } : {}),
      ...(differs('text') ? { text: whole(now.text, most.text) } : {}),
    };
    if (Object.keys(change).length > 0) await reviseTask(means, task, change);
    const moved = card.stateId !== seen.stateId && link.pending_state === null;
    const state = moved ? taskStateFor(card.stateId, look.states, task.state, connection.states) : null;
    if (state) await setState(means, (await taskById(trx, task.id, null))!, state);
  }
  for (const comment of card.comments) await takeComment(means, link, comment, look.account.id);
  if (isNews || seen === null) await keepSeen(trx, link, { seen: now, key: card.key, url: card.url }, app.clock.now());
}

type Means = Parameters<typeof writeComment>[0];

async function takeComment(means: Means, link: LinkRow, comment: Comment, accountId: string): Promise<void> {
  const { trx, app } = means;
  if (comment.at < link.created_at - clocksDifferMs || (await isKnownComment(trx, link.id, comment.id))) return;
  // A marker is believed of our own account alone: anybody can quote one.
  if (
    comment.marker !== null &&
    comment.author.id === accountId &&
    (await recognise(trx, link.id, comment.marker, comment.id))
  )
    return;
  const text = whole(cleaned(comment.text), most.comment);
  if (text === '') return;
  const task = (await taskById(trx, link.task_id, null))!;
  const author = `${titled(comment.author.name, 100)} (${means.actor.name})`;
  const id = await writeComment({ ...means, actor: { ...means.actor, name: author } }, task, text);
  await rememberComment(trx, {
    link_id: link.id,
    task_comment_id: id,
    comment_id: comment.id,
    author,
    text: '',
    created_at: app.clock.now(),
  });
}
