import { metrics, type Device, type PageSpeed, type Run, type RunDetails, type Speed } from '../speed/measured.ts';
import { summaryOf } from '../speed/summary.ts';

export const details = (more: Partial<RunDetails> = {}): RunDetails => ({
  lcpParts: { server: 200, rest: 900 },
  byKind: [{ name: 'Image', bytes: 300_000, requests: 9 }],
  byHost: [{ name: 'shop.example', bytes: 400_000, requests: 20 }],
  unused: [],
  unminified: [],
  uncompressed: [],
  oversize: [],
  oldFormat: [],
  eager: [],
  thirdParties: [],
  frames: [],
  ...more,
});

const fast: Run['metrics'] = { score: 98, lcp: 1800, cls: 0.01, tbt: 90, fcp: 900, si: 1500, ttfb: 150 };

/** One run of a page that is well kept. */
export const run = (of: Partial<Run['metrics']> = {}, more: Partial<RunDetails> = {}): Run => ({
  lighthouse: '13.5.0',
  chromium: '156.0.0.0',
  machine: 2000,
  metrics: { ...fast, ...of },
  details: details(more),
});

/** Lists of `of` are the values of a run each. */
export function pageSpeed(
  device: Device,
  of: Partial<Record<(typeof metrics)[number], number[]>> = {},
  more: Partial<RunDetails> = {},
): PageSpeed {
  const count = Math.max(1, ...Object.values(of).map((list) => list.length));
  const runs = Array.from({ length: count }, (_, i) =>
    run(Object.fromEntries(metrics.flatMap((metric) => (of[metric] ? [[metric, of[metric][i]!]] : []))), more),
  );
  return summaryOf({ kind: 'home', url: 'https://shop.example/', device }, runs);
}

export const speedOf = (...pages: PageSpeed[]): Speed => ({
  lighthouse: '13.5.0',
  chromium: '156.0.0.0',
  runs: 5,
  pages,
  failed: [],
});
