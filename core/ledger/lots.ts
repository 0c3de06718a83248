import { type Account, monthName, monthNumber, type Month, type PriceVersion } from './data.ts';

/** In the order in which they are spent; within one kind the oldest first. */
const kinds = ['rolled_over', 'included', 'bonus', 'prepaid'] as const;
export type LotKind = (typeof kinds)[number];

/** Minutes that are there to be spent. */
export interface Lot {
  kind: LotKind;
  /** The bonus or block; the month for what was included. */
  id: string;
  month: number;
  /** The last month in which it may be spent; Infinity where it stays. */
  last: number;
  left: number;
}

/** Minutes that ended unspent, and why. */
export interface Lapsed {
  kind: LotKind;
  id: string;
  month: Month;
  minutes: number;
  because: 'expired' | 'over_cap' | 'not_rolled_over' | 'taken_back';
}

/** Minutes that stay, and the last month in which they may be spent; null: for ever. */
export interface Kept {
  kind: LotKind;
  id: string;
  month: Month;
  minutes: number;
  lastMonth: Month | null;
}

/** What a month brings: its included time, bonuses and blocks. */
export function newLots(account: Account, price: PriceVersion, month: number): Lot[] {
  const given = (kind: LotKind, list: Account['bonuses'] = []) =>
    list
      .filter((lot) => monthNumber(lot.month) === month)
      .map(({ id, minutes, lastMonth }): Lot => {
        const last = lastMonth === undefined ? Infinity : monthNumber(lastMonth);
        return { kind, id, month, last, left: minutes };
      });
  const included: Lot = { kind: 'included', id: monthName(month), month, last: month, left: price.includedMinutes };
  return [included, ...given('bonus', account.bonuses), ...given('prepaid', account.blocks)];
}

export function inSpendingOrder(lots: readonly Lot[]): Lot[] {
  return lots.toSorted(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.month - b.month || (a.id < b.id ? -1 : 1),
  );
}

/** What was taken back of bonuses leaves them at the beginning of its month, as far as it is still there. */
export function takeBack({ takenBack = [] }: Account, lots: readonly Lot[], month: number): Lapsed[] {
  const asked = takenBack.filter((back) => monthNumber(back.month) === month);
  return lots.flatMap((lot) => {
    if (lot.kind !== 'bonus') return [];
    const minutes = asked.reduce((sum, back) => sum + (back.id === lot.id ? back.minutes : 0), 0);
    const taken = Math.min(lot.left, minutes);
    if (taken === 0) return [];
    lot.left -= taken;
    return [lapse(lot, taken, 'taken_back')];
  });
}

export const keptOf = (lots: readonly Lot[]): Kept[] =>
  inSpendingOrder(lots).map(({ kind, id, month, left, last }) => {
    return { kind, id, month: monthName(month), minutes: left, lastMonth: last === Infinity ? null : monthName(last) };
  });

/** The end of a month: what expires goes, what was included rolls over as far as the cap leaves room for it. */
export function closeLots(
  lots: readonly Lot[],
  { rollOver }: PriceVersion,
  month: number,
): { lots: Lot[]; lapsed: Lapsed[] } {
  const staying = lots.filter(({ last, left }) => left > 0 && last > month);
  const lapsed = lots
    .filter(({ kind, last, left }) => left > 0 && last <= month && kind !== 'included')
    .map((lot) => lapse(lot, lot.left, 'expired'));
  const unspent = lots.find(({ kind, left }) => kind === 'included' && left > 0);
  if (!unspent) return { lots: staying, lapsed };
  if (!rollOver || rollOver.months === 0)
    return { lots: staying, lapsed: [...lapsed, lapse(unspent, unspent.left, 'not_rolled_over')] };
  const held = staying.reduce((sum, { kind, left }) => sum + (kind === 'rolled_over' ? left : 0), 0);
  const room = Math.max(0, (rollOver.capMinutes ?? Infinity) - held);
  const kept = Math.min(unspent.left, room);
  if (kept > 0) staying.push({ ...unspent, kind: 'rolled_over', last: month + rollOver.months, left: kept });
  if (kept < unspent.left) lapsed.push(lapse(unspent, unspent.left - kept, 'over_cap'));
  return { lots: staying, lapsed };
}

function lapse({ kind, id, month }: Lot, minutes: number, because: Lapsed['because']): Lapsed {
  return { kind, id, month: monthName(month), minutes, because };
}
