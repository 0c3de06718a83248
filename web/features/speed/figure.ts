import type { SpeedMetric } from '#contract/speed';
import { useFormat } from '../../kit/format.ts';
import { useWords } from '../../kit/words.ts';
import { speedWords } from './words.ts';

/** What a store's pages are drawn by; `weight` in bytes. */
export const shownMetrics = ['lcp', 'tbt', 'cls', 'ttfb', 'score', 'weight'] as const satisfies readonly (
  | SpeedMetric
  | 'weight'
)[];
export type Shown = (typeof shownMetrics)[number];

/** Up to where Google and Lighthouse call it good. */
export const limits: Partial<Record<Shown, number>> = { lcp: 2500, tbt: 200, cls: 0.1 };

/** Writes a figure in its unit. */
export function useFigure(): (metric: Shown, value: number) => string {
  const t = useWords(speedWords);
  const f = useFormat();
  return (metric, value) => {
    if (metric === 'score') return f.number(value);
    if (metric === 'cls') return f.number(value, 2);
    if (metric === 'weight')
      return value >= 1e6 ? t('mb', { n: f.number(value / 1e6, 1) }) : t('kb', { n: f.number(value / 1000) });
    return value >= 1000 ? t('s', { n: f.number(value / 1000, 1) }) : t('ms', { n: f.number(value) });
  };
}

/** Where the middle half of the runs lies: `2.7–3.7 s`. */
export function useRange(): (metric: Shown, from: number, to: number) => string {
  const figure = useFigure();
  return (metric, from, to) => {
    const [first, second] = [figure(metric, from), figure(metric, to)];
    const [value, unit] = first.split(' ');
    return second.endsWith(` ${unit}`) ? `${value}–${second}` : `${first}–${second}`;
  };
}
