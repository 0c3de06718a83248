import { isDeepStrictEqual } from 'node:util';
import type { ContractTerms } from '#contract/contracts';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { conflict, notFound, refuse } from '#kit/refuse';
import type { ContractRow, ContractVersionRow } from '../tables.ts';
import { checkTerms } from './check-terms.ts';
import { lockedContract, noContract, tell } from './edit-contract.ts';
import { refuseOverlap } from './overlap.ts';
import { beginningOf, dateAt, endOf } from './spans.ts';
import { changeContract, insertContractVersion, markWithdrawn } from './store.ts';

async function inForce(
  trx: Transaction,
  actor: Actor,
  id: string,
): Promise<{ row: ContractRow; versions: ContractVersionRow[]; last: ContractVersionRow }> {
  const { row, versions } = await lockedContract(trx, actor, id);
  const last = versions.findLast((version) => version.withdrawn_at === null);
  if (row.activated_at === null || !last)
    return conflict('draft', {
      en: 'This contract is a draft: change the draft itself.',
      ru: 'Этот договор ещё черновик: измените сам черновик.',
      uk: 'Цей договір ще чернетка: змініть саму чернетку.',
    });
  return { row, versions, last };
}

/** Adds what holds from a coming day on. Other prices begin with a month, as months are what is charged. */
export async function addVersion(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  input: { begins: string; terms: ContractTerms; note: string },
): Promise<void> {
  const { row, versions, last } = await inForce(trx, actor, id);
  const { begins, terms, note } = input;
  const now = app.clock.now();
  checkBeginning(row, last, begins, now);
  if (!isDeepStrictEqual(terms.price, last.terms.price) && !begins.endsWith('-01'))
    refuse(
      'price_within_month',
      {
        en: 'Other prices begin on the first day of a month.',
        ru: 'Новые цены действуют с первого числа месяца.',
        uk: 'Нові ціни діють із першого числа місяця.',
      },
      { field: 'begins' },
    );
  await checkTerms(trx, row.client_id, terms);
  const version: ContractVersionRow = {
    contract_id: id,
    version: versions.length + 1,
    begins,
    valid_from: beginningOf(begins, row.time_zone),
    calendar_id: terms.calendarId,
    terms,
    note,
    made_by: actor.name,
    made_at: now,
    withdrawn_at: null,
  };
  await refuseOverlap(trx, row, [...versions, version]);
  await insertContractVersion(trx, version);
  await audit(trx, app, actor, 'contract.version_added', row.name, {
    contractId: id,
    version: version.version,
    begins,
  });
  await tell(trx, app, row, version);
}

function checkBeginning(row: ContractRow, last: ContractVersionRow, begins: string, now: number): void {
  if (beginningOf(begins, row.time_zone) <= now)
    refuse(
      'past',
      {
        en: 'A new version begins tomorrow or later: what holds today and held before stays.',
        ru: 'Новая версия начинается не раньше завтрашнего дня: то, что действует сегодня и действовало раньше, не меняется.',
        uk: 'Нова версія починається не раніше завтрашнього дня: те, що діє сьогодні й діяло раніше, не змінюється.',
      },
      { field: 'begins' },
    );
  if (begins <= last.begins)
    refuse(
      'not_after',
      {
        en: 'Version {n} begins on {date}: choose a later day, or withdraw that version first.',
        ru: 'Версия {n} начинается {date}: выберите более поздний день или сначала отзовите ту версию.',
        uk: 'Версія {n} починається {date}: виберіть пізніший день або спершу відкличте ту версію.',
      },
      { field: 'begins', values: { n: last.version, date: last.begins } },
    );
  if (row.ends !== null && begins > row.ends)
    refuse(
      'after_end',
      {
        en: 'The contract ends on {date}, before this version would begin.',
        ru: 'Договор заканчивается {date}, раньше начала этой версии.',
        uk: 'Договір закінчується {date}, раніше за початок цієї версії.',
      },
      { field: 'begins', values: { date: row.ends } },
    );
}

/** Takes back a version that has not begun; the one before it goes on. */
export async function withdrawVersion(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  number: number,
): Promise<void> {
  const { row, versions } = await inForce(trx, actor, id);
  const version = versions.find((v) => v.version === number && v.withdrawn_at === null) ?? notFound(noContract);
  const rest = versions.filter((v) => v.version !== number && v.withdrawn_at === null);
  if (version.valid_from <= app.clock.now() || rest.length === 0)
    conflict('begun', {
      en: 'This version has begun or is the only one: it stays. Make a new version, or end the contract.',
      ru: 'Эта версия уже действует или единственная: она остаётся. Создайте новую версию или завершите договор.',
      uk: 'Ця версія вже діє або єдина: вона лишається. Створіть нову версію або завершіть договір.',
    });
  // Without it the version before it goes on, perhaps into another contract's time.
  await refuseOverlap(trx, row, rest);
  await markWithdrawn(trx, id, number, app.clock.now());
  await audit(trx, app, actor, 'contract.version_withdrawn', row.name, { contractId: id, version: number });
  await tell(trx, app, row, version);
}

/** Says on which day the contract holds for the last time: today or later, and once more while that day is not over. */
export async function endContract(trx: Transaction, app: App, actor: Actor, id: string, on: string): Promise<void> {
  const { row, versions, last } = await inForce(trx, actor, id);
  const now = app.clock.now();
  if (row.ends_at !== null && row.ends_at <= now)
    conflict('ended', {
      en: 'This contract has ended already.',
      ru: 'Этот договор уже закончился.',
      uk: 'Цей договір уже закінчився.',
    });
  if (on < dateAt(now, row.time_zone) || on < versions[0]!.begins)
    refuse(
      'past',
      {
        en: 'The last day is today or later, and not before the contract begins.',
        ru: 'Последний день — сегодня или позже, и не раньше начала договора.',
        uk: 'Останній день — сьогодні або пізніше, і не раніше початку договору.',
      },
      { field: 'on' },
    );
  const ended = { ...row, ends: on, ends_at: endOf(on, row.time_zone) };
  await refuseOverlap(trx, ended, versions);
  await changeContract(trx, id, { ends: ended.ends, ends_at: ended.ends_at });
  await audit(trx, app, actor, 'contract.ends', row.name, { contractId: id, on });
  await tell(trx, app, row, last);
}
