import type { Quality } from '#contract/quality';
import { figuresOf, type QualityCase } from '#core/quality';
import { dayMs, isoDate, localOf, zoneOf } from '#core/time-zone';

/** Figures of each month of a period, as months of a time zone, the earliest first. */
export function byMonth(
  cases: readonly QualityCase[],
  period: { from: string; to: string },
  timeZone: string,
): (Quality & { month: string })[] {
  const zone = zoneOf(timeZone);
  const monthOf = (at: number) => isoDate(Math.floor(localOf(zone, at) / dayMs)).slice(0, 7);
  const found = Map.groupBy(cases, (one) => monthOf(one.startedAt));
  const last = monthOf(Date.parse(period.to) - 1);
  const months = [monthOf(Date.parse(period.from))];
  while (months.at(-1)! < last) months.push(after(months.at(-1)!));
  return months.map((month) => {
    const all = found.get(month) ?? [];
    return { month, cases: all.length, ...figuresOf(all) };
  });
}

function after(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of, 1)).toISOString().slice(0, 7);
}
