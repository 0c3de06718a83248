import * as c from '#contract/cover';
import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { type Route, serve, serveRaw } from '#kit/http/serve';
import { notFound, refuse } from '#kit/refuse';
import { addAbsence, removeAbsence } from './absences.ts';
import { addOverride, answerSwap, askSwap, removeCoverChange } from './change-cover.ts';
import { checkData, createSchedule, deleteSchedule, noSchedule, updateSchedule } from './edit-schedule.ts';
import { makeFeed, readFeed, readMyCover, revokeFeed } from './my-cover.ts';
import { presentAbsences, presentChanges, presentCover, presentSchedules } from './present.ts';
import { previewCover } from './preview.ts';
import { readFacts } from './reckon.ts';
import { absencesWithin, allSchedules, changeById, changesAfter, scheduleById, searchSchedules } from './store.ts';

const dayMs = 86_400_000;

async function read(app: App, id: string) {
  const row = (await scheduleById(app.db, id)) ?? notFound(noSchedule);
  return (await presentSchedules(app, [row]))[0]!;
}

async function readChange(app: App, id: string) {
  return (await presentChanges(app.db, [(await changeById(app.db, id)) ?? notFound()]))[0]!;
}

/** Epoch ms of a stretch that a picture can show. */
function shownRange(range: { from: string; to: string }): [number, number] {
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)];
  if (to <= from || to - from > 100 * dayMs)
    refuse(
      'range',
      {
        en: 'The end must be after the beginning, by 100 days at most.',
        ru: 'Конец должен быть позже начала, но не больше чем на 100 дней.',
        uk: 'Кінець має бути пізніше за початок, але не більш як на 100 днів.',
      },
      { field: 'to' },
    );
  return [from, to];
}

export const routes: Route[] = [
  serve(c.listSchedules, async ({ app, query }) => {
    const { items, total } = await searchSchedules(app.db, query);
    return { items: await presentSchedules(app, items), total };
  }),
  serve(c.createSchedule, async ({ app, actor, body }) =>
    read(app, await inTransaction(app.db, (trx) => createSchedule(trx, app, actor, body))),
  ),
  serve(c.readSchedule, ({ app, params }) => read(app, params.id)),
  serve(c.updateSchedule, async ({ app, actor, params, body }) => {
    await inTransaction(app.db, (trx) => updateSchedule(trx, app, actor, params.id, body));
    return read(app, params.id);
  }),
  serve(c.deleteSchedule, ({ app, actor, params }) =>
    inTransaction(app.db, (trx) => deleteSchedule(trx, app, actor, params.id)),
  ),
  serve(c.readCover, async ({ app, params, query }) => {
    const row = (await scheduleById(app.db, params.id)) ?? notFound(noSchedule);
    const [from, to] = shownRange(query);
    return presentCover(app.db, row, await readFacts(app.db, [row], from, to), from, to);
  }),
  serve(c.previewCover, async ({ app, body }) => {
    const [from, to] = shownRange(body);
    if (body.data)
      await checkData(
        app.db,
        body.data,
        body.data.layers.flatMap((l) => l.people),
      );
    return previewCover(app.db, body, from, to);
  }),
  serve(c.listOnDuty, async ({ app }) => ({
    items: (await presentSchedules(app, await allSchedules(app.db))).map((s) => s.now),
  })),
  serve(c.listCoverChanges, async ({ app, params }) => ({
    items: await presentChanges(app.db, await changesAfter(app.db, params.id, app.clock.now())),
  })),
  serve(c.addOverride, async ({ app, actor, params, body }) =>
    readChange(app, await inTransaction(app.db, (trx) => addOverride(trx, app, actor, params.id, body))),
  ),
  serve(c.askSwap, async ({ app, actor, params, body }) =>
    readChange(app, await inTransaction(app.db, (trx) => askSwap(trx, app, actor, params.id, body))),
  ),
  serve(c.answerSwap, async ({ app, actor, params, body }) => {
    await inTransaction(app.db, (trx) => answerSwap(trx, app, actor, params.id, body.accept));
    return readChange(app, params.id);
  }),
  serve(c.removeCoverChange, ({ app, actor, params }) =>
    inTransaction(app.db, (trx) => removeCoverChange(trx, app, actor, params.id)),
  ),
  serve(c.listAbsences, async ({ app }) => ({
    items: await presentAbsences(app.db, await absencesWithin(app.db, app.clock.now(), Number.MAX_SAFE_INTEGER)),
  })),
  serve(c.addAbsence, async ({ app, actor, body }) => {
    const row = await inTransaction(app.db, (trx) => addAbsence(trx, app, actor, body));
    return (await presentAbsences(app.db, [row]))[0]!;
  }),
  serve(c.removeAbsence, ({ app, actor, params }) =>
    inTransaction(app.db, (trx) => removeAbsence(trx, app, actor, params.id)),
  ),
  serve(c.readMyCover, ({ app, actor }) => readMyCover(app, actor)),
  serve(c.makeCoverFeed, ({ app, actor }) => inTransaction(app.db, (trx) => makeFeed(trx, app, actor))),
  serve(c.revokeCoverFeed, ({ app, actor }) => inTransaction(app.db, (trx) => revokeFeed(trx, app, actor))),
  serveRaw(
    { method: 'GET', path: '/calendar/:file', access: 'public', summary: "A person's shifts for calendar programs" },
    async ({ app, request, reply }) => {
      const { file } = request.params as { file: string };
      const text = await readFeed(app, file.replace(/\.ics$/, ''));
      return reply
        .headers({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=300' })
        .send(text);
    },
  ),
];
