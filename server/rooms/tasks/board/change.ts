import type { z } from 'zod';
import type { EventType } from '#contract/events/define';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import type { ChangeValues } from '../tables.ts';
import { seenBy } from './seen.ts';
import { addChange, taskById, type TaskRow } from './store.ts';

/** Who changes a task, in which transaction. */
export interface Means {
  trx: Transaction;
  app: App;
  actor: Actor;
  /** The connection to an outside tracker that the change came from: it is not sent back there. */
  origin?: string;
}

export interface Told {
  what: string;
  values: ChangeValues;
}

/** Writes into a task's history and the trail what was done to it. */
export async function tellHistory({ trx, app, actor }: Means, task: TaskRow, { what, values }: Told): Promise<void> {
  const at = app.clock.now();
  await addChange(trx, { id: newId(at), task_id: task.id, at, author: actor.name, what, values });
  await audit(trx, app, actor, `task.${what}`, `#${task.number}`, values);
}

export async function announceTask<P extends z.ZodType>(
  { trx, app, actor, origin }: Means,
  event: EventType<P>,
  task: TaskRow,
  more: Record<string, unknown> = {},
): Promise<void> {
  const payload = {
    taskId: task.id,
    number: task.number,
    title: task.title,
    clientId: task.client_id,
    storeId: task.store_id,
    requestId: task.request_id,
    incidentId: task.incident_id,
    state: task.state,
    at: app.clock.now(),
    actor: actor.name,
    origin: origin ?? null,
    ...more,
  };
  await announce(trx, app, event, payload as z.input<P>);
}

/** The team's consoles, and those of the client's people where the contract shows them the task. */
export async function tellConsoles(trx: Transaction, app: App, { id, client_id: clientId }: TaskRow): Promise<void> {
  const shown =
    clientId !== null &&
    (await taskById(trx, id, await seenBy(trx, { clientIds: [clientId] }, app.clock.now()))) !== undefined;
  await changed(trx, { topic: 'task', id, storeId: null, ...(shown ? { clientId } : {}) });
}
