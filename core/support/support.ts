/** A line of versions and the last day on which its makers mend holes. */
export interface Line {
  /** Leading numbers of its versions: `8.1`, `20`. */
  line: string;
  /** `2026-12-31`; null where no end is known. */
  until: string | null;
  /** Fixes came on afterwards, but nobody promises them. */
  courtesy?: true;
}

export interface Support {
  /** As much of the version as decides: `8.1`. */
  line: string;
  until: string;
  courtesy: boolean;
  /** Whole days since the last one; below 0 where it is still to come. */
  daysOver: number;
}

const DAY = 86_400_000;
const numbers = (version: string): number[] => version.split('.').map(Number);

/**
 * Until when a version is kept up, by the lines of its product, the oldest first. Null where that is not known or has no end: a version newer than all lines, one
 * of which too little shows (`2` where 2.3 is over and 2.4 is not), words.
 * A version between two lines ends with the later one at the latest.
 * @param at epoch milliseconds
 */
export function supportOf(lines: readonly Line[], version: string, at: number): Support | null {
  const [, shown] = /^v?(\d+(?:\.\d+){0,4})(?![\d+]|\.\d)/.exec(version) ?? [];
  if (shown === undefined) return null;
  const mine = numbers(shown);
  const meant = lines.filter(({ line }) => numbers(line).every((n, i) => mine[i] === undefined || n === mine[i]));
  const later = lines.find(({ line }) => isBefore(mine, numbers(line)));
  const possible = meant.length > 0 ? meant : later ? [later] : [];
  if (possible.length === 0 || possible.some(({ until }) => until === null)) return null;
  // `8` may be one that came after the newest here.
  if (possible.length > 1 && possible.includes(lines.at(-1)!)) return null;
  const last = possible.reduce((a, b) => (a.until! >= b.until! ? a : b));
  const known = meant.length === 1 && numbers(last.line).length <= mine.length ? last.line : shown;
  return {
    line: meant.length > 0 ? known : mine.slice(0, numbers(last.line).length).join('.'),
    until: last.until!,
    courtesy: possible.every(({ courtesy }) => courtesy === true),
    daysOver: Math.floor((at - Date.parse(last.until!)) / DAY) - 1,
  };
}

function isBefore(mine: readonly number[], other: readonly number[]): boolean {
  const i = other.findIndex((n, at) => (mine[at] ?? 0) !== n);
  return i >= 0 && (mine[i] ?? 0) < other[i]!;
}
