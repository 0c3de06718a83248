import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { conflict, notFound } from '#kit/refuse';
import { closeMonth } from '#rooms/tasks';
import { clientsByIds } from '#rooms/stores';
import { insertMonth, lockBilling } from '../store.ts';
import { hoursChanged } from './hours-changed.ts';
import { invoiceLines } from './lines.ts';
import { type Books, booksOf, entriesOf, includedIn, monthBefore, monthOf } from './read-ledger.ts';

/** Freezes a month with its time, entries and sentences. @throws Refusal where it is not over, closed, or not the next one */
export async function closeLedger(trx: Transaction, app: App, actor: Actor, id: string, month: string): Promise<void> {
  await lockBilling(trx, id);
  const before = await booksOf(trx, app, actor, id);
  monthOf(before, actor, month);
  if (before.closed.has(month))
    conflict(
      'closed',
      {
        en: '{month} is closed already.',
        ru: '{month} уже закрыт.',
        uk: '{month} вже закрито.',
      },
      { values: { month } },
    );
  checkOrder(before, month);
  await closeMonth({ trx, app, actor }, id, month);
  const books = await booksOf(trx, app, actor, id);
  const ledger = monthOf(books, actor, month);
  const language = await languageOfClient(trx, books.clientId);
  await insertMonth(trx, {
    contract_id: id,
    month,
    closed_at: app.clock.now(),
    closed_by: actor.name,
    frozen: {
      ledger,
      includedMinutes: includedIn(books, month),
      entries: entriesOf(books, ledger),
      calls: books.calls.filter((call) => call.date.startsWith(month)),
      invoice: invoiceLines(ledger, language),
    },
  });
  await hoursChanged(trx, id, books);
}

/** What is left over at the end of a month is where the next one begins. */
function checkOrder({ months, closed }: Books, month: string): void {
  const previous = monthBefore(month);
  if (months.some((one) => one.month === previous) && !closed.has(previous))
    conflict(
      'earlier_open',
      {
        en: '{previous} is still open: close it first.',
        ru: '{previous} ещё открыт: сначала закройте его.',
        uk: '{previous} ще відкрито: спершу закрийте його.',
      },
      { values: { previous } },
    );
}

async function languageOfClient(trx: Transaction, clientId: string): Promise<Language> {
  return ((await clientsByIds(trx, [clientId]))[0] ?? notFound()).language;
}
