import type { z } from 'zod';
import type { EventType } from '#contract/events/define';
import type { App } from '../app.ts';
import type { Db, Transaction } from '../db/db.ts';
import { newId } from '../id.ts';
import { addJob } from '../jobs/queue.ts';
import { digestOf } from '../secrets.ts';

type KitTables = {
  outbox: { id: string; name: string; version: number; payload: string; at: number };
  answered: { event_id: string; subscriber: string };
};

/** One reaction of one room to one event: `rooms/<room>/on/<name>.on.ts`, default export of `on(...)`. */
export interface Subscriber<P = unknown> {
  event: EventType;
  /** `incidents/monitor-went-down`; set by discovery from the file's place. */
  id: string;
  react: (trx: Transaction, payload: P, app: App) => Promise<void>;
}

/**
 * Declares a reaction. It runs in a transaction together with the note that this event was answered: what it writes
 * happens once, however often the job is repeated. It does nothing outside the database (that is a job's work).
 */
export function on<P extends z.ZodType>(
  event: EventType<P>,
  react: (trx: Transaction, payload: z.output<P>, app: App) => Promise<void>,
): Subscriber {
  return { event: event, id: '', react: react as Subscriber['react'] };
}

/** Says, within the transaction, that something happened: a row of the outbox and a job for each subscriber. */
export async function announce<P extends z.ZodType>(
  trx: Transaction,
  app: App,
  event: EventType<P>,
  payload: z.input<P>,
): Promise<void> {
  const value = event.payload.parse(payload);
  const id = newId(app.clock.now());
  const kit = trx.withTables<KitTables>();
  await kit
    .insertInto('outbox')
    .values({ id, name: event.name, version: event.version, payload: JSON.stringify(value), at: app.clock.now() })
    .execute();
  for (const subscriber of app.subscribers.get(event.name) ?? []) {
    await addJob(
      trx,
      'event',
      { eventId: id, subscriber: subscriber.id },
      { queue: `${roomOf(subscriber)}:${laneOf(event.subject(value))}` },
    );
  }
}

const roomOf = ({ id }: Subscriber): string => id.split('/')[0]!;

/**
 * A room answers the events of one subject one after another, of whatever kind: that a monitor recovered shall not
 * overtake that it went down. The queue looks at all its names for each job and never forgets one: sixteen for a room
 * are enough to work side by side.
 */
const laneOf = (subject: string): string => digestOf(subject).slice(0, 1);

/** Runs one subscriber for one event, once. */
export async function answer(app: App, eventId: string, subscriberId: string): Promise<void> {
  const subscriber = [...app.subscribers.values()].flat().find((s) => s.id === subscriberId);
  if (!subscriber) throw new Error(`No subscriber ${subscriberId} is known to this version.`);
  await app.db.transaction().execute(async (trx) => {
    const kit = trx.withTables<KitTables>();
    const event = await kit.selectFrom('outbox').selectAll().where('id', '=', eventId).executeTakeFirst();
    if (!event) return;
    const first = await kit
      .insertInto('answered')
      .values({ event_id: eventId, subscriber: subscriberId })
      .onConflict((c) => c.doNothing())
      .returning('event_id')
      .executeTakeFirst();
    if (first) await subscriber.react(trx, subscriber.event.payload.parse(event.payload), app);
  });
}

/** Events older than `before` (epoch ms) whose jobs are long done are forgotten. */
export async function forgetEvents(db: Db, before: number): Promise<void> {
  const kit = db.withTables<KitTables>();
  const old = kit.selectFrom('outbox').select('id').where('at', '<', before);
  await kit.deleteFrom('answered').where('event_id', 'in', old).execute();
  await kit.deleteFrom('outbox').where('at', '<', before).execute();
}
