import type { Transaction } from '#kit/db/db';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { refuse } from '#kit/refuse';
import { monthName, monthNumber } from '#core/ledger';
import type { Books } from '../ledger/read-ledger.ts';

export interface Means {
  trx: Transaction;
  app: App;
  actor: Actor;
}

/** @throws Refusal 422 where the month is closed or lies before the contract */
export function checkMonth({ months, closed }: Books, month: string): void {
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

/** This month, or the next one after it that is not closed. */
export function openFrom({ closed }: Books, month: string): string {
  let open = month;
  while (closed.has(open)) open = monthName(monthNumber(open) + 1);
  return open;
}
