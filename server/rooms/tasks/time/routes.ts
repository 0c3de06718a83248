import * as c from '#contract/time';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { type Call, serve, serveRaw } from '#kit/http/serve';
import { notFound, refuse } from '#kit/refuse';
import { requestById } from '#rooms/desk';
import { incidentById } from '#rooms/incidents';
import type { Means } from '../board/change.ts';
import type { TimerRow } from '../tables.ts';
import { correctTime, removeTime } from './correct-time.ts';
import { csvOf } from './csv.ts';
import { enterTime, personOf } from './enter-time.ts';
import { presentAbout, presentTime } from './present.ts';
import { seenTime } from './seen-time.ts';
import { entryById, entryForUpdate, minutesByKind, searchTime, trailOf } from './store.ts';
import { timerOf } from './timer/store.ts';
import { dropTimer, forgottenAfterMs, startTimer, stopTimer } from './timer/timer.ts';

type Asked = Pick<Call<never>, 'app' | 'actor' | 'language'>;

const within = <T>({ app, actor }: Asked, work: (means: Means) => Promise<T>) =>
  app.db.transaction().execute((trx) => work({ trx, app, actor }));

async function showEntry({ app, actor, language }: Asked, id: string) {
  const row = (await entryById(app.db, id, await seenTime(app.db, actor))) ?? notFound();
  return (await presentTime(app.db, [row], language))[0]!;
}

async function showEntries(asked: Asked, ids: readonly string[]) {
  return Promise.all(ids.map((id) => showEntry(asked, id)));
}

async function runningOf(app: App, actor: Actor) {
  const row = await timerOf(app.db, personOf({ actor }));
  return row ? presentTimer(app, row) : null;
}

async function presentTimer(app: App, row: TimerRow) {
  const [about, request, incident] = await Promise.all([
    presentAbout(app.db, [row]),
    row.request_id === null ? undefined : requestById(app.db, row.request_id, null),
    row.incident_id === null ? undefined : incidentById(app.db, row.incident_id),
  ]);
  return {
    ...about(row),
    startedAt: new Date(row.started_at).toISOString(),
    note: row.note,
    request: request ? { id: request.id, number: request.number } : null,
    incident: incident ? { id: incident.id, number: incident.number } : null,
    forgotten: app.clock.now() - row.started_at > forgottenAfterMs,
  };
}

const wholeTable = 100_000;
const listQuery = c.listTime.query.omit({ limit: true, offset: true });

const refuseQuery = (field: string): never =>
  refuse(
    'invalid',
    {
      en: '{field}: this is not understood. Filters are those of the list; dates are written as 2026-11-01.',
      ru: '{field}: непонятно. Фильтры те же, что у списка; даты пишутся как 2026-11-01.',
      uk: '{field}: незрозуміло. Фільтри ті самі, що у списку; дати пишуться як 2026-11-01.',
    },
    { field, values: { field } },
  );

export const routes = [
  serveRaw(
    {
      method: 'GET',
      path: '/api/time.csv',
      access: 'time.read',
      summary: 'Time as a table, with the filters of the list',
    },
    async ({ app, actor, language, request, reply }) => {
      const read = listQuery.safeParse(request.query);
      if (!read.success) return refuseQuery(String(read.error.issues[0]?.path[0] ?? 'from'));
      const filter = { ...read.data, limit: wholeTable, offset: 0 };
      const { rows } = await searchTime(app.db, await seenTime(app.db, actor), filter);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="time.csv"')
        .send(csvOf(await presentTime(app.db, rows, language), language));
    },
  ),
  serve(c.listTime, async ({ app, actor, query, language }) => {
    const { rows, ...sums } = await searchTime(app.db, await seenTime(app.db, actor), query);
    return { items: await presentTime(app.db, rows, language), ...sums };
  }),
  serve(c.readTimeByKind, async ({ app, actor, query }) => ({
    items: await minutesByKind(app.db, await seenTime(app.db, actor), query),
  })),
  serve(c.enterTime, async (call) => {
    const ids = await within(call, (means) => enterTime(means, call.body));
    return { items: await showEntries(call, ids) };
  }),
  serve(c.readTime, async (call) => {
    const { app, actor, params } = call;
    const entry = await showEntry(call, params.id);
    const trail = actor.clientIds === null ? await trailOf(app.db, params.id) : [];
    return { ...entry, trail: trail.map((one) => ({ ...one, at: new Date(one.at).toISOString() })) };
  }),
  serve(c.correctTime, async (call) => {
    const { params, body } = call;
    await within(call, async (means) => {
      const seen = await seenTime(means.trx, means.actor);
      await correctTime(means, (await entryForUpdate(means.trx, params.id, seen)) ?? notFound(), body);
    });
    return showEntry(call, params.id);
  }),
  serve(c.removeTime, (call) =>
    within(call, async (means) => {
      const seen = await seenTime(means.trx, means.actor);
      await removeTime(means, (await entryForUpdate(means.trx, call.params.id, seen)) ?? notFound());
    }),
  ),
  serve(c.readTimer, async ({ app, actor }) => ({ running: await runningOf(app, actor) })),
  serve(c.startTimer, async (call) => {
    const ids = await within(call, (means) => startTimer(means, call.body));
    return { running: await runningOf(call.app, call.actor), made: await showEntries(call, ids) };
  }),
  serve(c.stopTimer, async (call) => {
    const ids = await within(call, (means) => stopTimer(means, call.body));
    return { running: null, made: await showEntries(call, ids) };
  }),
  serve(c.dropTimer, (call) => within(call, dropTimer)),
];
