import type { z } from 'zod';
import type { ContractHours, HoursUse, listHours } from '#contract/billing';
import type { MonthLedger } from '#core/ledger';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { type HeldTerms, termsWith } from '#rooms/contracts';
import { clientsByIds, storeById } from '#rooms/stores';
import { costsOf } from '../agreed/costs.ts';
import { type Books, booksBy, openMonths, showsTime, hoursIn, termsIn } from '../ledger/read-ledger.ts';
import { waitingAsks } from '../store.ts';
import type { AskRow } from '../tables.ts';

type Asked = z.output<(typeof listHours)['query']>;

const kinds = ['rolledOver', 'included', 'bonus', 'prepaid'] as const;
const low = 0.8;
/** Minutes of all kinds together. */
export const sumOf = (of: HoursUse['has']): number => kinds.reduce((sum, kind) => sum + of[kind], 0);

/** Spent of all hours of a month, and what goes beyond them: 1 where they are used up to the minute. */
function shareOf({ has, spent, excess, unbilled }: HoursUse): number {
  return sumOf(has) === 0 ? 0 : (sumOf(spent) + excess + unbilled) / sumOf(has);
}

function levelOf(use: HoursUse | null): ContractHours['level'] {
  if (!use || sumOf(use.has) === 0) return 'none';
  const share = shareOf(use);
  return share >= 1 ? 'out' : share >= low ? 'low' : 'fine';
}

/** How the hours of each contract are used in a month, this one or another, those that run out first on top. */
export async function hoursOfAll(app: App, actor: Actor, asked: Asked) {
  const { q, only, limit, offset, month } = asked;
  const now = app.clock.now();
  const terms = await termsOf(app, actor, asked);
  const byContract = Map.groupBy(terms, (one) => one.contractId);
  const clients = await clientsByIds(app.db, [...new Set(terms.map((one) => one.clientId))]);
  const asks = Map.groupBy(await waitingAsks(app.db, [...byContract.keys()]), (ask) => ask.contract_id);
  const all: ContractHours[] = [];
  for (const [id, held] of byContract) {
    if (held[0]!.from > now) continue;
    const client = clients.find((one) => one.id === held[0]!.clientId)!;
    const books = await booksBy(app.db, app, held);
    const ledger = monthToShow(books, month);
    if (!ledger || (asked.storeId && !covers(held, ledger.month, asked.storeId))) continue;
    const item = {
      ...presentHours(books, ledger, actor, now),
      clientName: client.name,
      asks: (asks.get(id) ?? []).map((ask) => presentAsk(ask, held)),
    };
    if (month || !item.ended || item.toClose.length > 0 || item.asks.length > 0) all.push(item);
  }
  const found = all.filter((one) => !q || fits(one, q.toLowerCase()));
  const is = {
    low: ({ level }: ContractHours) => level === 'low' || level === 'out',
    asked: (one: ContractHours) => one.asks.length > 0,
    to_close: (one: ContractHours) => one.toClose.length > 0,
  };
  const chosen = found.filter((one) => !only || is[only](one)).sort(byNeed);
  const count = (which: keyof typeof is) => found.filter(is[which]).length;
  return {
    items: chosen.slice(offset, offset + limit),
    total: chosen.length,
    counts: { low: count('low'), asked: count('asked'), toClose: count('to_close') },
  };
}

/** All terms that the reader may see, with one client, or with the client of one store. */
async function termsOf(app: App, actor: Actor, { clientId, storeId }: Asked): Promise<HeldTerms[]> {
  const store = storeId ? await storeById(app.db, storeId, actor.clientIds) : null;
  if (storeId && !store) return [];
  const terms = await termsWith(app.db, actor.clientIds);
  return terms.filter((one) => [clientId, store?.client_id].every((id) => !id || id === one.clientId));
}

function covers(held: readonly HeldTerms[], month: string, storeId: string): boolean {
  const { storeIds } = termsIn(held, month).terms;
  return storeIds.length === 0 || storeIds.includes(storeId);
}

/** This month, the last one of a contract that has ended; undefined where another is asked for and there is none. */
function monthToShow({ months, thisMonth }: Books, asked: string | undefined): MonthLedger | undefined {
  if (asked && asked < thisMonth) return months.find(({ month }) => month === asked);
  return months.find(({ month }) => month === thisMonth) ?? (asked ? undefined : months.at(-1));
}

function presentHours(
  books: Books,
  ledger: MonthLedger,
  actor: Actor,
  now: number,
): Omit<ContractHours, 'clientName' | 'asks'> {
  const { held, clientId } = books;
  const latest = held.at(-1)!;
  const shown = actor.clientIds === null || showsTime(held, ledger.month);
  const use = shown ? hoursIn(books, ledger) : null;
  return {
    contractId: latest.contractId,
    contractName: latest.contractName,
    clientId,
    month: ledger.month,
    ended: latest.to <= now,
    use,
    level: levelOf(use),
    toClose: actor.clientIds === null ? openMonths(books) : [],
  };
}

function presentAsk({ id, month, minutes, note, asked_by: askedBy, asked_at }: AskRow, held: readonly HeldTerms[]) {
  const costs = costsOf(held, { month, minutes });
  return { id, month, minutes, note, costs, askedBy, askedAt: new Date(asked_at).toISOString() };
}

const fits = ({ contractName, clientName }: ContractHours, q: string) =>
  [contractName, clientName].some((name) => name.toLowerCase().includes(q));

function byNeed(a: ContractHours, b: ContractHours): number {
  const need = ({ use, level }: ContractHours) => (use && level !== 'none' ? shareOf(use) : -1);
  return need(b) - need(a) || a.clientName.localeCompare(b.clientName) || (a.contractId < b.contractId ? -1 : 1);
}
