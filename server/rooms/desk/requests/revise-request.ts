import type { z } from 'zod';
import type { updateRequest } from '#contract/desk';
import { requestAssigned, requestSeverityChanged } from '#contract/events/desk';
import { isClientRole } from '#contract/permissions';
import { refuse } from '#kit/refuse';
import { peopleByIds } from '#rooms/people';
import { storeById } from '#rooms/stores';
import { followStore } from '../clocks/follow-request.ts';
import { announceRequest } from './announce-request.ts';
import { applyChange, type Means } from './change.ts';
import { noSuchStore } from './open-request.ts';
import { setState } from './set-state.ts';
import type { RequestRow } from './store.ts';
import { checkNotMerged } from './write-message.ts';

type Input = z.output<(typeof updateRequest)['body']>;

/** What the team changes of a request; what stays the same leaves no trace. */
export async function reviseRequest(means: Means, request: RequestRow, input: Input): Promise<void> {
  checkNotMerged(request);
  let now = request;
  if (input.topic !== undefined && input.topic !== now.topic)
    now = await applyChange(
      means,
      now,
      { topic: input.topic },
      { what: 'topic', values: { from: now.topic, to: input.topic } },
    );
  if (input.storeId !== undefined) now = await setStore(means, now, input.storeId);
  if (input.severity !== undefined) now = await setSeverity(means, now, input.severity, input.why ?? '');
  if (input.assigneeId !== undefined) now = await assign(means, now, input.assigneeId);
  if (input.state !== undefined) await setState(means, now, input.state);
}

async function setSeverity(means: Means, request: RequestRow, severity: RequestRow['severity'], why: string) {
  if (severity === request.severity) return request;
  const after = await applyChange(
    means,
    request,
    { severity, severity_reason: { by: 'person', name: means.actor.name, why } },
    { what: 'severity', values: { from: request.severity, to: severity } },
  );
  const more = { from: request.severity };
  await announceRequest(means.trx, means.app, requestSeverityChanged, after, means.actor.name, more);
  return after;
}

async function assign(means: Means, request: RequestRow, personId: string | null) {
  if (personId === request.assignee_id) return request;
  const [person] = personId ? await peopleByIds(means.trx, [personId]) : [];
  if (personId && (!person || !person.active || isClientRole(person.role)))
    refuse(
      'not_found',
      {
        en: 'assigneeId: there is no such active person in the team.',
        ru: 'assigneeId: такого действующего человека в команде нет.',
        uk: 'assigneeId: такої діючої людини в команді немає.',
      },
      { field: 'assigneeId' },
    );
  const after = await applyChange(
    means,
    request,
    { assignee_id: person?.id ?? null, assignee_name: person?.name ?? null },
    person
      ? { what: 'assigned', values: { to: person.name } }
      : { what: 'unassigned', values: { from: request.assignee_name ?? '–' } },
  );
  await announceRequest(means.trx, means.app, requestAssigned, after, means.actor.name, { personId });
  return after;
}

/** A store of the same client; where nobody said whose request it is, the store says it. */
async function setStore(means: Means, request: RequestRow, storeId: string) {
  if (storeId === request.store_id) return request;
  const store = await storeById(means.trx, storeId, request.client_id === null ? null : [request.client_id]);
  if (!store) return noSuchStore();
  const after = await applyChange(
    means,
    request,
    { store_id: store.id, client_id: store.client_id },
    { what: 'store', values: { to: store.name } },
  );
  await followStore(means.trx, means.app, after);
  return after;
}
