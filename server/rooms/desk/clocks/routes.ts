import * as c from '#contract/clocks';
import { clockPaused, clockResumed } from '#contract/events/desk';
import type { Waiting } from '#core/sla';
import type { App } from '#kit/app';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import type { Actor } from '#kit/http/actor';
import { type Call, serve } from '#kit/http/serve';
import { conflict, notFound, refuse } from '#kit/refuse';
import { incidentById } from '#rooms/incidents';
import { storeById } from '#rooms/stores';
import { requestById } from '../requests/store.ts';
import { correctEntry } from './correct-entry.ts';
import { presentClock } from './present.ts';
import { readingOf, readLogs } from './readings.ts';
import { record } from './record.ts';
import type { NewEntry } from './settle.ts';
import { clocksOf } from './store.ts';
import type { SubjectKind } from './tables.ts';
import { whyThen } from './why-then.ts';
import { standings } from './words.ts';

type Asked = Pick<Call<never>, 'app' | 'actor' | 'language'>;

const noClock = { en: standings.en.not_started, ru: standings.ru.not_started, uk: standings.uk.not_started };

/** The clock of a request or an incident that the actor may know of. @throws Refusal 404 */
async function findClock(app: App, actor: Actor, kind: SubjectKind, id: string) {
  if (kind === 'request') {
    if (!(await requestById(app.db, id, actor.clientIds))) notFound();
  } else {
    const incident = await incidentById(app.db, id);
    if (!incident || !(await storeById(app.db, incident.store_id, actor.clientIds))) notFound();
  }
  const [clock] = await clocksOf(app.db, kind, [id]);
  return clock ?? notFound(noClock);
}

async function show({ app, actor, language }: Asked, kind: SubjectKind, id: string) {
  const clock = await findClock(app, actor, kind, id);
  return presentClock(clock, await readLogs(app.db, [clock.id]), app.clock.now(), language);
}

async function explained(
  { app, actor, language }: Asked,
  kind: SubjectKind,
  { id, target }: { id: string; target: (typeof c.clockTargets)[number] },
  startedAt: string | undefined,
) {
  const clock = await findClock(app, actor, kind, id);
  return whyThen(clock, await readLogs(app.db, [clock.id]), {
    target,
    startedAt: startedAt === undefined ? undefined : Date.parse(startedAt),
    now: app.clock.now(),
    language,
    timeZone: actor.timeZone,
  });
}

/** A clock of an incident waits for somebody, or runs again, because a person says so. */
async function turn(asked: Asked, id: string, wait: { reason: Waiting; until: number | null } | null) {
  const { app, actor } = asked;
  const clock = await findClock(app, actor, 'incident', id);
  const reading = readingOf(await readLogs(app.db, [clock.id]), clock, app.clock.now());
  if (reading.state === 'stopped') stopped();
  if (!wait && reading.waitingFor.length === 0) return show(asked, 'incident', id);
  const at = app.clock.now();
  const entry: NewEntry = wait
    ? { at, kind: 'paused', values: { reason: wait.reason, ...(wait.until === null ? {} : { until: wait.until }) } }
    : { at, kind: 'resumed' };
  await app.db.transaction().execute(async (trx) => {
    await record(trx, app, 'incident', id, [{ ...entry, actor: actor.name }]);
    const { client_id: clientId, store_id: storeId } = clock;
    const facts = { clockId: clock.id, kind: clock.kind, subjectId: id, number: clock.number, clientId, storeId, at };
    if (wait) await announce(trx, app, clockPaused, { ...facts, ...wait, actor: actor.name });
    else await announce(trx, app, clockResumed, { ...facts, actor: actor.name });
    await changed(trx, { topic: 'incident', id, storeId, clientId });
  });
  return show(asked, 'incident', id);
}

async function corrected(
  asked: Asked,
  kind: SubjectKind,
  { id, seq }: { id: string; seq: number },
  { to, reason }: { to: string | null; reason: string },
) {
  const clock = await findClock(asked.app, asked.actor, kind, id);
  const right = { to: to === null ? null : Date.parse(to), reason };
  await asked.app.db.transaction().execute((trx) => correctEntry(trx, asked, clock, seq, right));
  return show(asked, kind, id);
}

export const routes = [
  serve(c.readRequestClock, (call) => show(call, 'request', call.params.id)),
  serve(c.explainRequestClock, (call) => explained(call, 'request', call.params, call.query.startedAt)),
  serve(c.readIncidentClock, (call) => show(call, 'incident', call.params.id)),
  serve(c.explainIncidentClock, (call) => explained(call, 'incident', call.params, call.query.startedAt)),
  serve(c.pauseIncidentClock, (call) => {
    const { reason, until } = call.body;
    const end = until === undefined ? null : Date.parse(until);
    if (end !== null && end <= call.app.clock.now()) past();
    return turn(call, call.params.id, { reason, until: end });
  }),
  serve(c.correctRequestClock, (call) => corrected(call, 'request', call.params, call.body)),
  serve(c.correctIncidentClock, (call) => corrected(call, 'incident', call.params, call.body)),
  serve(c.resumeIncidentClock, (call) => turn(call, call.params.id, null)),
];

const stopped = (): never =>
  conflict('clock_stopped', {
    en: 'This clock has stopped: there is nothing to pause or resume.',
    ru: 'Этот отсчёт остановлен: нечего ставить на паузу или продолжать.',
    uk: 'Цей відлік зупинено: нічого ставити на паузу чи продовжувати.',
  });

const past = (): never =>
  refuse(
    'past',
    {
      en: 'until: the end of the wait must lie ahead.',
      ru: 'until: конец ожидания должен быть впереди.',
      uk: 'until: кінець очікування має бути попереду.',
    },
    { field: 'until' },
  );
