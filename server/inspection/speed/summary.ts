import { spreadOf } from '#core/regression';
import { type Device, metrics, type Metric, type PageSpeed, type Run } from './measured.ts';

/** Several runs of one page as one: each metric's spread, and the run that stands for the others. */
export function summaryOf(page: Pick<PageSpeed, 'kind' | 'url'> & { device: Device }, runs: readonly Run[]): PageSpeed {
  const perMetric = <T>(of: (metric: Metric) => T): Record<Metric, T> =>
    Object.fromEntries(metrics.map((metric) => [metric, of(metric)])) as Record<Metric, T>;
  const values = perMetric((metric) => runs.map((run) => rounded(metric, run.metrics[metric])));
  const spread = perMetric((metric) => spreadOf(values[metric]));
  const distance = ({ metrics: of }: Run): number =>
    metrics.reduce((sum, metric) => {
      const { median, q1, q3 } = spread[metric];
      return sum + Math.abs(of[metric] - median) / Math.max(q3 - q1, median * 0.01, 0.001);
    }, 0);
  const nearest = runs.toSorted((a, b) => distance(a) - distance(b))[0]!;
  return { ...page, values, spread, machine: runs.map(({ machine }) => machine), seen: nearest.details };
}

const rounded = (metric: Metric, value: number): number =>
  metric === 'cls' ? Math.round(value * 10_000) / 10_000 : Math.round(value);
