import type { HoursUse } from '#contract/billing';

/** In the order in which they are spent. */
export const hourKinds = ['rolledOver', 'included', 'bonus', 'prepaid'] as const;

/** As they stand in a bar. */
export const pieceKinds = [...hourKinds, 'byHour', 'excess', 'unbilled'] as const;

export interface Sums {
  /** Of all kinds together. */
  has: number;
  spent: number;
  left: number;
  /** Beyond all of them, charged or not. */
  beyond: number;
}

export function sumsOf({ has, spent, excess, unbilled }: HoursUse): Sums {
  const sum = (of: HoursUse['has']) => hourKinds.reduce((all, kind) => all + of[kind], 0);
  return { has: sum(has), spent: sum(spent), left: sum(has) - sum(spent), beyond: excess + unbilled };
}

export interface Piece {
  /** `byHour`: excess where no hours are agreed. */
  kind: (typeof pieceKinds)[number];
  minutes: number;
  /** What is there and not spent. */
  left: boolean;
}

/** Where no hours are agreed, nothing goes beyond them. */
export const excessKind = (use: HoursUse): 'byHour' | 'excess' => (sumsOf(use).has === 0 ? 'byHour' : 'excess');

/** A month as pieces of a bar: what is spent first, then what goes beyond, then what is left. */
export function piecesOf(use: HoursUse): Piece[] {
  const pieces: Piece[] = [
    ...hourKinds.map((kind) => ({ kind, minutes: use.spent[kind], left: false })),
    { kind: excessKind(use), minutes: use.excess, left: false },
    { kind: 'unbilled', minutes: use.unbilled, left: false },
    ...hourKinds.map((kind) => ({ kind, minutes: use.has[kind] - use.spent[kind], left: true })),
  ];
  return pieces.filter((piece) => piece.minutes > 0);
}
