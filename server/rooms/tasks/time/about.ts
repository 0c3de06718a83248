import { refuse } from '#kit/refuse';
import { requestById } from '#rooms/desk';
import { incidentById } from '#rooms/incidents';
import { clientsByIds, storeById } from '#rooms/stores';
import type { Means } from '../board/change.ts';
import { taskById, type TaskRow } from '../board/store.ts';
import type { About } from '../tables.ts';

export interface AboutInput {
  taskId?: string | undefined;
  requestId?: string | undefined;
  incidentId?: string | undefined;
  storeId?: string | undefined;
  clientId?: string | undefined;
}

/** What time is worked for, with what matters for its price. */
export interface Work extends About {
  request_number: number | null;
  incident_number: number | null;
  internal: boolean;
  urgent: boolean;
}

/** What was named says whose it is; a task brings along its request and incident. @throws Refusal 422 naming the field */
export async function workOf({ trx, actor }: Pick<Means, 'trx' | 'actor'>, input: AboutInput): Promise<Work> {
  const task = input.taskId ? ((await taskById(trx, input.taskId, null)) ?? unknown('taskId')) : undefined;
  const requestId = input.requestId ?? task?.request_id ?? undefined;
  const incidentId = input.incidentId ?? task?.incident_id ?? undefined;
  const request = requestId
    ? ((await requestById(trx, requestId, actor.clientIds)) ?? unknown('requestId'))
    : undefined;
  const incident = incidentId ? ((await incidentById(trx, incidentId)) ?? unknown('incidentId')) : undefined;
  const storeId = input.storeId ?? task?.store_id ?? request?.store_id ?? incident?.store_id ?? undefined;
  const store = storeId ? await storeById(trx, storeId, actor.clientIds) : undefined;
  if (input.storeId && !store) unknown('storeId');
  const clientId = store?.client_id ?? task?.client_id ?? request?.client_id ?? input.clientId ?? null;
  checkOneClient(clientId, { task, request, clientId: input.clientId });
  if (clientId !== null && (await clientsByIds(trx, [clientId])).length === 0) unknown('clientId');
  return {
    client_id: clientId,
    store_id: store?.id ?? null,
    task_id: task?.id ?? null,
    request_id: request?.id ?? null,
    request_number: request?.number ?? null,
    incident_id: incident?.id ?? null,
    incident_number: incident?.number ?? null,
    internal: task?.kind === 'internal',
    urgent: task?.priority === 'urgent' || request?.severity === 'critical' || incident?.severity === 'critical',
  };
}

function checkOneClient(
  clientId: string | null,
  of: { task: TaskRow | undefined; request: { client_id: string | null } | undefined; clientId: string | undefined },
): void {
  const named = { taskId: of.task?.client_id, requestId: of.request?.client_id, clientId: of.clientId };
  for (const [field, id] of Object.entries(named))
    if (id && id !== clientId)
      refuse(
        'another_client',
        {
          en: '{field}: this belongs to another client.',
          ru: '{field}: это принадлежит другому клиенту.',
          uk: '{field}: це належить іншому клієнтові.',
        },
        { field, values: { field } },
      );
}

const unknown = (field: string): never =>
  refuse(
    'not_found',
    { en: '{field}: there is no such thing.', ru: '{field}: такого нет.', uk: '{field}: такого немає.' },
    { field, values: { field } },
  );
