import type { Evidence, Severity } from '#core/inspection';
import type { Metric, PageSpeed, Speed } from '../../speed/measured.ts';

/** From where a metric is to be mended, and from where it is bad: what Google asks of three visits out of four. */
export const limits = {
  lcp: { fair: 2500, poor: 4000 },
  cls: { fair: 0.1, poor: 0.25 },
  tbt: { fair: 200, poor: 600 },
} as const;

/** Pages whose median lies above the limit, the worst first. */
export const above = (speed: Speed, metric: keyof typeof limits): PageSpeed[] =>
  speed.pages
    .filter(({ spread }) => spread[metric].median > limits[metric].fair)
    .sort((a, b) => b.spread[metric].median - a.spread[metric].median);

/**
 * Lighthouse pretends a slow line and a slow phone: what is bad on its phone is seldom so bad for customers, what is bad on its
 * desktop is.
 */
export function severityOf(pages: readonly PageSpeed[], metric: keyof typeof limits): Severity {
  const isPoor = ({ spread }: PageSpeed): boolean => spread[metric].median > limits[metric].poor;
  if (pages.some((page) => page.device === 'desktop' && isPoor(page))) return 'high';
  return pages.some((page) => page.device === 'desktop' || isPoor(page)) ? 'medium' : 'low';
}

/** Seconds to a tenth, for a sentence. */
export const tenths = (ms: number): number => Math.round(ms / 100) / 10;

/** The figure with its spread, so that nobody trusts one run. */
export const evidenceOf = (pages: readonly PageSpeed[], metric: Metric): Evidence[] =>
  pages.map(({ url, device, spread }) => {
    const { median, q1, q3, n } = spread[metric];
    return {
      url,
      quote: `${device} · ${metric.toUpperCase()} ${shown(metric, median)} (${shown(metric, q1)}–${shown(metric, q3)}, n = ${n})`,
    };
  });

const shown = (metric: Metric, value: number): string => {
  if (metric === 'cls') return value.toFixed(2);
  if (metric === 'score') return String(Math.round(value));
  return metric === 'tbt' ? `${Math.round(value)} ms` : seconds(value);
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
