import { conflict, notFound, refuse } from '#kit/refuse';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import { termsOfContract } from '#rooms/contracts';
import type { Means } from '../../board/change.ts';
import type { TimeEntryRow } from '../../tables.ts';
import { dateIn } from '../terms.ts';
import { closedMonthsOf, countToCheck, lockContractTime, markClosed } from './store.ts';

/** The month of a date, or the next one of its contract that is not closed. Until the transaction ends none is closed. */
export async function openMonthFor(trx: Transaction, contractId: string | null, date: string): Promise<string> {
  let month = date.slice(0, 7);
  if (contractId === null) return month;
  await lockContractTime(trx, contractId);
  const closed = new Set((await closedMonthsOf(trx, [contractId])).map((row) => row.month));
  while (closed.has(month)) month = after(month);
  return month;
}

function after(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** @throws Refusal 409 where the month of an entry is closed */
export async function checkOpen(trx: Transaction, { contract_id, month }: TimeEntryRow): Promise<void> {
  if (contract_id === null) return;
  await lockContractTime(trx, contract_id);
  if ((await closedMonthsOf(trx, [contract_id])).some((row) => row.month === month))
    conflict(
      'month_closed',
      {
        en: '{month} is closed: this entry can no longer be changed. Enter the difference in an open month.',
        ru: '{month} закрыт: эту запись больше нельзя изменить. Внесите разницу в открытом месяце.',
        uk: '{month} закрито: цей запис більше не можна змінити. Внесіть різницю у відкритому місяці.',
      },
      { values: { month } },
    );
}

/** Locks the time of a month that is over and in which nothing waits to be looked at. */
export async function closeMonth({ trx, app, actor }: Means, contractId: string, month: string): Promise<void> {
  const held = (await termsOfContract(trx, contractId)) ?? notFound();
  await lockContractTime(trx, contractId);
  const now = app.clock.now();
  if (dateIn(held.timeZone, now).slice(0, 7) <= month)
    refuse(
      'not_over',
      {
        en: 'month: {month} is not over yet.',
        ru: 'month: {month} ещё не закончился.',
        uk: 'month: {month} ще не закінчився.',
      },
      { field: 'month', values: { month } },
    );
  const n = await countToCheck(trx, contractId, month);
  if (n > 0)
    refuse(
      'to_check',
      {
        en: 'month: {n} {n|entry|entries} of a forgotten timer must be looked at first.',
        ru: 'month: сначала надо проверить {n} {n|запись|записи|записей} забытого таймера.',
        uk: 'month: спершу треба перевірити {n} {n|запис|записи|записів} забутого таймера.',
      },
      { field: 'month', values: { n } },
    );
  await markClosed(trx, { contract_id: contractId, month, closed_at: now, closed_by: actor.name });
  await audit(trx, app, actor, 'time.month_closed', `${held.contractName} ${month}`, { contractId, month });
}
