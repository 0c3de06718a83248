import type { Transaction } from '#kit/db/db';
import { conflict } from '#kit/refuse';
import { storesByIds } from '#rooms/stores';
import type { ContractRow, ContractVersionRow } from '../tables.ts';
import { spansOf } from './spans.ts';
import { contractsInForce, versionsOfContracts } from './store.ts';

/**
 * A store has one contract at a time: one that names it, else one for all stores of its client.
 * @throws Refusal 409 where another contract in force says the same of a store at the same time
 */
export async function refuseOverlap(
  trx: Transaction,
  row: ContractRow,
  versions: readonly ContractVersionRow[],
): Promise<void> {
  const others = (await contractsInForce(trx, row.client_id)).filter((other) => other.id !== row.id);
  const theirs = await versionsOfContracts(
    trx,
    others.map((other) => other.id),
  );
  for (const mine of spansOf(row, versions))
    for (const other of others)
      for (const span of spansOf(
        other,
        theirs.filter((v) => v.contract_id === other.id),
      )) {
        if (mine.from >= span.to || span.from >= mine.to) continue;
        const shared = sharedStores(mine.version.terms.storeIds, span.version.terms.storeIds);
        if (shared) await clash(trx, other, shared);
      }
}

/** Stores that both name; empty where both are for all stores; null where they do not meet. */
function sharedStores(a: readonly string[], b: readonly string[]): string[] | null {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? [] : null;
  const shared = a.filter((id) => b.includes(id));
  return shared.length > 0 ? shared : null;
}

async function clash(trx: Transaction, other: ContractRow, shared: string[]): Promise<never> {
  const [store] = await storesByIds(trx, shared.slice(0, 1));
  return conflict(
    'contracts_overlap',
    store
      ? {
          en: 'The store {store} is covered by the contract {other} at the same time. End that one first.',
          ru: 'Магазин {store} в это же время обслуживается по договору {other}. Сначала завершите тот.',
          uk: 'Магазин {store} у цей самий час обслуговується за договором {other}. Спершу завершіть той.',
        }
      : {
          en: 'All stores are covered by the contract {other} at the same time. End that one first, or name stores.',
          ru: 'Все магазины в это же время обслуживаются по договору {other}. Сначала завершите тот или укажите магазины.',
          uk: 'Усі магазини в цей самий час обслуговуються за договором {other}. Спершу завершіть той або вкажіть магазини.',
        },
    { field: 'terms.storeIds', values: { other: other.name, store: store?.name ?? '' } },
  );
}
