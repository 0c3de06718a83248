import type { z } from 'zod';
import type * as c from '#contract/billing';
import { monthName, monthNumber } from '#core/ledger';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { conflict, notFound, refuse } from '#kit/refuse';
import { type Books, booksOf } from '../ledger/read-ledger.ts';
import { answersOf, asksOf, insertAnswer, insertAsk, insertHours, lockBilling } from '../store.ts';

interface Means {
  trx: Transaction;
  app: App;
  actor: Actor;
}

/** @throws Refusal 404, 422 where the month is closed or before the contract, or the last month before the first */
export async function addHours(
  { trx, app, actor }: Means,
  id: string,
  input: z.output<(typeof c.addExtraHours)['body']>,
): Promise<void> {
  await lockBilling(trx, id);
  checkMonth(await booksOf(trx, app, actor, id), input.month);
  const { kind, month, lastMonth, minutes, price, note } = input;
  if (lastMonth !== null && lastMonth < month)
    refuse(
      'before',
      {
        en: 'lastMonth: the last month lies before the first one.',
        ru: 'lastMonth: последний месяц раньше первого.',
        uk: 'lastMonth: останній місяць раніше за перший.',
      },
      { field: 'lastMonth' },
    );
  if (kind === 'bonus' && price > 0)
    refuse(
      'no_price',
      {
        en: 'price: bonus hours cost nothing.',
        ru: 'price: бонусные часы ничего не стоят.',
        uk: 'price: бонусні години нічого не коштують.',
      },
      { field: 'price' },
    );
  const made = { made_by: actor.name, made_at: app.clock.now() };
  await insertHours(trx, {
    id: newId(),
    contract_id: id,
    kind,
    month,
    last_month: lastMonth,
    minutes,
    price,
    note,
    ...made,
  });
  await audit(trx, app, actor, 'billing.hours_added', month, { contractId: id, kind, minutes, price });
}

/** @throws Refusal 404, 422 where the month is closed or before the contract */
export async function askExcess(
  { trx, app, actor }: Means,
  id: string,
  { month, minutes, note }: z.output<(typeof c.askExcess)['body']>,
): Promise<void> {
  await lockBilling(trx, id);
  checkMonth(await booksOf(trx, app, actor, id), month);
  const asked = { asked_by: actor.name, asked_at: app.clock.now() };
  await insertAsk(trx, { id: newId(), contract_id: id, month, minutes, note, ...asked });
  await audit(trx, app, actor, 'billing.excess_asked', month, { contractId: id, minutes });
}

/** @throws Refusal 404, 409 where it was answered already, 422 where nobody is named */
export async function answerExcess(
  { trx, app, actor }: Means,
  { id, askId }: { id: string; askId: string },
  input: z.output<(typeof c.answerExcess)['body']>,
): Promise<void> {
  await lockBilling(trx, id);
  const { closed } = await booksOf(trx, app, actor, id);
  const ask = (await asksOf(trx, id)).find((one) => one.id === askId) ?? notFound();
  if ((await answersOf(trx, id)).some((one) => one.ask_id === askId))
    conflict('answered', {
      en: 'This was answered already.',
      ru: 'На это уже ответили.',
      uk: 'На це вже відповіли.',
    });
  const own = actor.clientIds !== null;
  const by = own ? actor.name : input.by;
  if (by === '')
    refuse(
      'missing',
      { en: 'Say who answered.', ru: 'Укажите, кто ответил.', uk: 'Вкажіть, хто відповів.' },
      { field: 'by' },
    );
  let month = ask.month;
  while (closed.has(month)) month = monthName(monthNumber(month) + 1);
  await insertAnswer(trx, {
    ask_id: askId,
    approved: input.approved,
    month,
    answered_by: by,
    recorded_by: actor.name,
    how: own ? 'console' : input.how,
    answered_at: app.clock.now(),
  });
  await audit(trx, app, actor, 'billing.excess_answered', month, {
    contractId: id,
    askId,
    approved: input.approved,
    by,
  });
}

function checkMonth({ months, closed }: Books, month: string): void {
  if (month < months[0]!.month || closed.has(month))
    refuse(
      'not_open',
      {
        en: 'month: {month} is closed, or lies before the contract.',
        ru: 'month: {month} закрыт или раньше начала договора.',
        uk: 'month: {month} закрито або він раніше за початок договору.',
      },
      { field: 'month', values: { month } },
    );
}
