import * as c from '#contract/billing';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { type Route, serve } from '#kit/http/serve';
import { booksOf } from '../ledger/read-ledger.ts';
import { answersOf, asksOf, hoursOf } from '../store.ts';
import { addHours, answerExcess, askExcess } from './agree.ts';

const iso = (at: number) => new Date(at).toISOString();

async function readHours(app: App, actor: Actor, id: string) {
  await booksOf(app.db, app, actor, id);
  const items = (await hoursOf(app.db, id)).map((row) => ({
    id: row.id,
    kind: row.kind,
    month: row.month,
    lastMonth: row.last_month,
    minutes: row.minutes,
    price: row.price,
    note: row.note,
    madeBy: row.made_by,
    madeAt: iso(row.made_at),
  }));
  return { items };
}

async function readExcess(app: App, actor: Actor, id: string) {
  await booksOf(app.db, app, actor, id);
  const [asks, answers] = await Promise.all([asksOf(app.db, id), answersOf(app.db, id)]);
  const answerTo = (askId: string) => {
    const row = answers.find((one) => one.ask_id === askId);
    if (!row) return null;
    const { approved, month, answered_by: by, recorded_by: recordedBy, how, answered_at } = row;
    return { approved, month, by, recordedBy, how, at: iso(answered_at) };
  };
  const items = asks.map(({ id: askId, month, minutes, note, asked_by: askedBy, asked_at }) => {
    return { id: askId, month, minutes, note, askedBy, askedAt: iso(asked_at), answer: answerTo(askId) };
  });
  return { items };
}

export const routes: Route[] = [
  serve(c.listExtraHours, ({ app, actor, params }) => readHours(app, actor, params.id)),
  serve(c.addExtraHours, async ({ app, actor, params, body }) => {
    await app.db.transaction().execute((trx) => addHours({ trx, app, actor }, params.id, body));
    return readHours(app, actor, params.id);
  }),
  serve(c.listExcess, ({ app, actor, params }) => readExcess(app, actor, params.id)),
  serve(c.askExcess, async ({ app, actor, params, body }) => {
    await app.db.transaction().execute((trx) => askExcess({ trx, app, actor }, params.id, body));
    return readExcess(app, actor, params.id);
  }),
  serve(c.answerExcess, async ({ app, actor, params, body }) => {
    await app.db.transaction().execute((trx) => answerExcess({ trx, app, actor }, params, body));
    return readExcess(app, actor, params.id);
  }),
];
