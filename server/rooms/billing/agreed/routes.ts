import * as c from '#contract/billing';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { type Route, serve } from '#kit/http/serve';
import { adminsOfClient } from '#rooms/people';
import { booksOf } from '../ledger/read-ledger.ts';
import { answersOf, asksOf, withdrawalsOf } from '../store.ts';
import { costsOf } from './costs.ts';
import { answerExcess, askExcess, withdrawExcess } from './ask-excess.ts';
import { addHours, leftOf, takeBackHours } from './give-hours.ts';

const iso = (at: number) => new Date(at).toISOString();

async function readHours(app: App, actor: Actor, id: string) {
  const books = await booksOf(app.db, app, actor, id);
  const items = books.given.map((row) => ({
    id: row.id,
    kind: row.kind,
    month: row.month,
    lastMonth: row.last_month,
    minutes: row.minutes,
    price: row.price,
    note: row.note,
    madeBy: row.made_by,
    madeAt: iso(row.made_at),
    left: leftOf(books, row),
    takenBack: row.taken_back && {
      month: row.taken_back.month,
      minutes: row.taken_back.minutes,
      by: row.taken_back.made_by,
      at: iso(row.taken_back.made_at),
      note: row.taken_back.note,
    },
  }));
  return { items };
}

async function readExcess(app: App, actor: Actor, id: string) {
  const { clientId, held } = await booksOf(app.db, app, actor, id);
  const [asks, answers, withdrawals, admins] = await Promise.all([
    asksOf(app.db, id),
    answersOf(app.db, id),
    withdrawalsOf(app.db, id),
    adminsOfClient(app.db, clientId),
  ]);
  const answerTo = (askId: string) => {
    const row = answers.find((one) => one.ask_id === askId);
    if (!row) return null;
    const { approved, month, answered_by: by, recorded_by: recordedBy, how, answered_at } = row;
    return { approved, month, by, recordedBy, how, at: iso(answered_at) };
  };
  const withdrawalOf = (askId: string) => {
    const row = withdrawals.find((one) => one.ask_id === askId);
    return row ? { by: row.withdrawn_by, at: iso(row.withdrawn_at) } : null;
  };
  const items = asks.map(({ id: askId, month, minutes, note, asked_by: askedBy, asked_at }) => {
    const costs = costsOf(held, { month, minutes });
    const [answer, withdrawn] = [answerTo(askId), withdrawalOf(askId)];
    return { id: askId, month, minutes, note, costs, askedBy, askedAt: iso(asked_at), answer, withdrawn };
  });
  return { items, mayAnswer: admins.map((person) => person.name) };
}

export const routes: Route[] = [
  serve(c.listExtraHours, ({ app, actor, params }) => readHours(app, actor, params.id)),
  serve(c.addExtraHours, async ({ app, actor, params, body }) => {
    await app.db.transaction().execute((trx) => addHours({ trx, app, actor }, params.id, body));
    return readHours(app, actor, params.id);
  }),
  serve(c.takeBackHours, async ({ app, actor, params, body }) => {
    await app.db.transaction().execute((trx) => takeBackHours({ trx, app, actor }, params, body.note));
    return readHours(app, actor, params.id);
  }),
  serve(c.listExcess, ({ app, actor, params }) => readExcess(app, actor, params.id)),
  serve(c.askExcess, async ({ app, actor, params, body }) => {
    await app.db.transaction().execute((trx) => askExcess({ trx, app, actor }, params.id, body));
    return readExcess(app, actor, params.id);
  }),
  serve(c.withdrawExcess, async ({ app, actor, params }) => {
    await app.db.transaction().execute((trx) => withdrawExcess({ trx, app, actor }, params));
    return readExcess(app, actor, params.id);
  }),
  serve(c.answerExcess, async ({ app, actor, params, body }) => {
    await app.db.transaction().execute((trx) => answerExcess({ trx, app, actor }, params, body));
    return readExcess(app, actor, params.id);
  }),
];
