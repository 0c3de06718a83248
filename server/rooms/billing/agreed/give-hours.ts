import type { z } from 'zod';
import type * as c from '#contract/billing';
import { monthName, monthNumber } from '#core/ledger';
import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { conflict, notFound, refuse } from '#kit/refuse';
import { hoursChanged } from '../ledger/hours-changed.ts';
import { type Books, booksOf, termsIn } from '../ledger/read-ledger.ts';
import { insertHours, insertTakenBack, lockBilling } from '../store.ts';
import type { GivenRow } from '../tables.ts';
import { checkMonth, type Means, openFrom } from './open-month.ts';

type Given = z.output<(typeof c.addExtraHours)['body']>;

/** @throws Refusal 404, 422 where the month is closed or before the contract, or the last month before the first */
export async function addHours({ trx, app, actor }: Means, id: string, input: Given): Promise<void> {
  await lockBilling(trx, id);
  const books = await booksOf(trx, app, actor, id);
  checkMonth(books, input.month);
  const { kind, month, note } = input;
  const { minutes, price, lastMonth } = withDefaults(books, input);
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
  await hoursChanged(trx, id, books);
  await audit(trx, app, actor, 'billing.hours_added', month, { contractId: id, kind, minutes, price });
}

/** What is not said of a block is as the price version of its month has it. */
function withDefaults(books: Books, { kind, month, ...said }: Given) {
  const block = kind === 'prepaid' ? blockOf(books, month) : null;
  const minutes =
    said.minutes ??
    block?.minutes ??
    refuse(
      'missing',
      {
        en: 'minutes: say how much it is; the contract names no block.',
        ru: 'minutes: укажите, сколько; в договоре блок не указан.',
        uk: 'minutes: вкажіть, скільки; у договорі блок не вказано.',
      },
      { field: 'minutes' },
    );
  const lastMonth = said.lastMonth === undefined ? (block?.lastMonth ?? null) : said.lastMonth;
  return { minutes, price: said.price ?? block?.price ?? 0, lastMonth };
}

/** A block of prepaid hours as the price version of a month sells it, `lastMonth` for one that is sold then. */
function blockOf({ held }: Books, month: string): { minutes: number; price: number; lastMonth: string | null } | null {
  const block = termsIn(held, month).terms.price.prepaidBlock;
  if (!block) return null;
  const lastMonth = block.months === null ? null : monthName(monthNumber(month) + block.months - 1);
  return { minutes: block.minutes, price: block.price, lastMonth };
}

/** What is there to be spent of a bonus or block at the end of what is known. */
export function leftOf({ months, thisMonth }: Books, { id, month, minutes }: GivenRow): number {
  const last = months.at(-1)!;
  if (month > last.month) return month > thisMonth ? minutes : 0;
  return last.kept.find((lot) => lot.id === id)?.minutes ?? 0;
}

/** @throws Refusal 404, 409 where it is no bonus, nothing of it is left, or it was taken back already */
export async function takeBackHours(
  { trx, app, actor }: Means,
  { id, hoursId }: { id: string; hoursId: string },
  note: string,
): Promise<void> {
  await lockBilling(trx, id);
  const books = await booksOf(trx, app, actor, id);
  const row = books.given.find((one) => one.id === hoursId) ?? notFound();
  const minutes = leftOf(books, row);
  if (row.kind !== 'bonus')
    conflict('not_bonus', {
      en: 'A prepaid block was paid for and cannot be taken back.',
      ru: 'Предоплаченный блок оплачен, его нельзя отозвать.',
      uk: 'Передплачений блок оплачено, його не можна відкликати.',
    });
  if (row.taken_back || minutes === 0)
    conflict('nothing_left', {
      en: 'Nothing of these hours is left.',
      ru: 'От этих часов ничего не осталось.',
      uk: 'Від цих годин нічого не лишилося.',
    });
  const month = openFrom(books, row.month);
  const made = { made_by: actor.name, made_at: app.clock.now() };
  await insertTakenBack(trx, { hours_id: hoursId, month, minutes, note, ...made });
  await hoursChanged(trx, id, books);
  await audit(trx, app, actor, 'billing.hours_taken_back', month, { contractId: id, minutes });
}
