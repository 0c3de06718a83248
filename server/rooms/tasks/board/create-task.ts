import type { z } from 'zod';
import type { createTask as endpoint } from '#contract/tasks';
import { taskCreated } from '#contract/events/tasks';
import { newId } from '#kit/id';
import { refuse } from '#kit/refuse';
import { requestById } from '#rooms/desk';
import { incidentById } from '#rooms/incidents';
import { clientsByIds, storeById } from '#rooms/stores';
import { announceTask, type Means, tellConsoles, tellHistory } from './change.ts';
import { endOf } from './order/place.ts';
import { findOwner } from './owner.ts';
import { insertTask, type TaskRow } from './store.ts';

export type NewTask = z.output<(typeof endpoint)['body']> & { late?: boolean };

/** Made by hand, from a request, from an incident, from a template, or by a rule of recurring work. */
export async function createTask(means: Means, input: NewTask): Promise<TaskRow> {
  const { trx, app } = means;
  const now = app.clock.now();
  const whose = await whoseIs(means, input);
  const owner = await findOwner(trx, input.ownerId);
  const task = await insertTask(trx, {
    id: newId(now),
    client_id: whose.clientId,
    store_id: whose.storeId,
    request_id: input.requestId ?? null,
    incident_id: input.incidentId ?? null,
    kind: input.kind,
    title: input.title,
    text: input.text,
    role: input.role,
    priority: input.priority,
    state: 'todo',
    position: await endOf(trx, 'todo'),
    owner_id: owner?.id ?? null,
    owner_name: owner?.name ?? null,
    due: input.due,
    checklist: input.checklist.map((text) => ({ id: newId(now), text, done: false, doneBy: null })),
    late: input.late ?? false,
    created_at: now,
    changed_at: now,
    done_at: null,
  });
  await tellHistory(means, task, { what: 'created', values: {} });
  await announceTask(means, taskCreated, task);
  await tellConsoles(trx, app, task);
  return task;
}

/** What it comes from says whose it is; else the store, else the client; nobody's is the team's own work. */
async function whoseIs({ trx, actor }: Means, input: NewTask) {
  const sources: { clientId: string | null; storeId: string | null; field: string }[] = [];
  if (input.requestId) {
    const request = (await requestById(trx, input.requestId, actor.clientIds)) ?? unknown('requestId');
    sources.push({ clientId: request.client_id, storeId: request.store_id, field: 'requestId' });
  }
  if (input.incidentId) {
    const incident = (await incidentById(trx, input.incidentId)) ?? unknown('incidentId');
    const store = await storeById(trx, incident.store_id, actor.clientIds);
    sources.push({ clientId: store?.client_id ?? null, storeId: store?.id ?? null, field: 'incidentId' });
  }
  if (input.storeId) {
    const store = (await storeById(trx, input.storeId, actor.clientIds)) ?? unknown('storeId');
    sources.push({ clientId: store.client_id, storeId: store.id, field: 'storeId' });
  }
  if (input.clientId) {
    const [client] = await clientsByIds(trx, [input.clientId]);
    sources.push({ clientId: client?.id ?? unknown('clientId'), storeId: null, field: 'clientId' });
  }
  const clientId = sources.find((source) => source.clientId !== null)?.clientId ?? null;
  for (const source of sources) if (source.clientId !== null && source.clientId !== clientId) foreign(source.field);
  return { clientId, storeId: sources.findLast((source) => source.storeId !== null)?.storeId ?? null };
}

const unknown = (field: string): never =>
  refuse(
    'not_found',
    { en: '{field}: there is no such thing.', ru: '{field}: такого нет.', uk: '{field}: такого немає.' },
    { field, values: { field } },
  );

const foreign = (field: string): never =>
  refuse(
    'another_client',
    {
      en: '{field}: this belongs to another client.',
      ru: '{field}: это принадлежит другому клиенту.',
      uk: '{field}: це належить іншому клієнтові.',
    },
    { field, values: { field } },
  );
