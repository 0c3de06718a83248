import { auditMeasured } from '#contract/events/audits';
import { type MeasuredSet, setSpeedPlan, speedMetrics } from '#contract/speed';
import { inTransaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import type { Watched } from '../cast/stores.ts';
import type { StoreSpec } from '../stage/stores.ts';
import { chance } from '../stage/weather.ts';
import { dayAt, type Moment } from './moments.ts';
import type { Means } from './play.ts';

type Kind = MeasuredSet['pages'][number]['kind'];
type Device = MeasuredSet['pages'][number]['device'];

const RUNS = 5;
const MINUTE = 60_000;

/** What a run takes in the middle: milliseconds, `score` of 100, `cls` without a unit. */
const usual: Record<Device, Record<(typeof speedMetrics)[number], number>> = {
  phone: { score: 71, lcp: 3100, cls: 0.04, tbt: 240, fcp: 1700, si: 2900, ttfb: 210 },
  desktop: { score: 92, lcp: 1150, cls: 0.02, tbt: 60, fcp: 620, si: 980, ttfb: 190 },
};
const ofKind: Partial<Record<Kind, number>> = { home: 1, category: 1.12, product: 0.94 };

interface Story {
  store: StoreSpec['key'];
  /** Days ago of the first and the last set; one each week. */
  from: number;
  to: number;
  pace: number;
  /** A page that got heavier, from and until how many days ago; until now where it has no end. */
  slower: { kind: Kind; from: number; until: number; lcp: number; tbt: number; party: string };
}

const stories: readonly Story[] = [
  {
    store: 'clay',
    from: 86,
    to: 2,
    pace: 0.72,
    slower: { kind: 'product', from: 52, until: 25, lcp: 1.5, tbt: 2.1, party: 'Reviews widget' },
  },
  {
    store: 'coffee',
    from: 85,
    to: 1,
    pace: 1.1,
    slower: { kind: 'home', from: 16, until: -1, lcp: 1.45, tbt: 1.2, party: 'Chat with a bot' },
  },
];

/**
 * The speed of the past: figures as Lighthouse would have brought them, handed in as an audit hands in its own. Whether
 * something got slower the product finds out by itself.
 */
export const speedMoments = (means: Means): Moment[] =>
  stories.flatMap((story) => {
    const watched = means.watched.find(({ store }) => store.key === story.store)!;
    const sets: Moment[] = [];
    for (let ago = story.from; ago >= story.to; ago -= 7)
      sets.push({ at: dayAt(means.now, ago, '03:20'), act: () => measured(means, watched, story, ago) });
    return [...sets, { at: means.now - 25 * MINUTE, act: () => plan(means, watched) }];
  });

const pagesOf = ({ monitors }: Watched): { kind: Kind; url: string }[] =>
  (['home', 'category', 'product'] as const).flatMap((kind) => {
    const target = monitors.find(({ page }) => page === kind)?.target;
    return target === undefined ? [] : [{ kind, url: target }];
  });

async function plan({ desk, people }: Means, watched: Watched): Promise<void> {
  const body = { rhythm: 'weekly' as const, weekday: 1, hour: 3, timeZone: 'Europe/Kyiv', pages: pagesOf(watched) };
  await desk.call(people.devops, setSpeedPlan, {
    params: { id: watched.id },
    body,
  });
}

async function measured({ desk }: Means, watched: Watched, story: Story, ago: number): Promise<void> {
  const { app } = desk;
  const at = app.clock.now();
  const askedAt = at - 9 * MINUTE;
  const set = {
    auditId: newId(at),
    storeId: watched.id,
    startedBy: null,
    askedAt,
    at,
    measured: setOf(watched, story, ago, at),
  };
  await inTransaction(app.db, (trx) => announce(trx, app, auditMeasured, set));
  await desk.drain();
  await desk.sweep('deliver');
  await desk.drain();
}

function setOf(watched: Watched, { pace, slower }: Story, ago: number, at: number): MeasuredSet {
  let seed = 0;
  // Half the runs lie close together, one of a dozen is late: as on a real line.
  const spread = (): number =>
    0.9 + 0.14 * chance(at, ++seed) + 0.08 * chance(at, ++seed) + (chance(at, ++seed) > 0.92 ? 0.4 : 0);
  const pages = pagesOf(watched).flatMap(({ kind, url }) =>
    (['phone', 'desktop'] as const).map((device) => {
      const isSlower = slower.kind === kind && ago <= slower.from && ago > slower.until;
      const factor = { score: isSlower ? 0.8 : 1, lcp: isSlower ? slower.lcp : 1, tbt: isSlower ? slower.tbt : 1 };
      const run = (metric: (typeof speedMetrics)[number]): number => {
        const middle = usual[device][metric] * (metric in factor ? factor[metric as keyof typeof factor] : 1);
        if (metric === 'score') return Math.min(100, Math.round(middle * (0.97 + 0.05 * chance(at, ++seed))));
        const value = middle * (ofKind[kind] ?? 1) * spread();
        return metric === 'cls' ? Math.round(value * 1000) / 1000 : Math.round(value * pace);
      };
      const values = Object.fromEntries(
        speedMetrics.map((metric) => [metric, Array.from({ length: RUNS }, () => run(metric))]),
      );
      return {
        kind,
        url,
        device,
        values: values as MeasuredSet['pages'][number]['values'],
        seen: seenOn(watched, kind, isSlower ? slower.party : null),
      };
    }),
  );
  return { lighthouse: '13.5.0', chromium: '156.0.0.0', runs: RUNS, pages, failed: [] };
}

function seenOn({ store }: Watched, kind: Kind, party: string | null): MeasuredSet['pages'][number]['seen'] {
  const images = { home: 610_000, category: 840_000, product: 430_000, cart: 90_000 }[kind];
  const more = party === null ? 0 : 420_000;
  return {
    byKind: [
      { name: 'Image', bytes: images, requests: 18 },
      { name: 'Script', bytes: 390_000 + more, requests: party === null ? 14 : 21 },
      { name: 'Stylesheet', bytes: 84_000, requests: 3 },
      { name: 'Document', bytes: 38_000, requests: 1 },
    ],
    byHost: [
      { name: store.domain, bytes: images + 460_000, requests: 33 },
      { name: 'fonts.example', bytes: 52_000, requests: 3 },
    ],
    thirdParties: [
      { name: 'Statistics', bytes: 96_000, blockingMs: 35 },
      ...(party === null ? [] : [{ name: party, bytes: more, blockingMs: 260 }]),
    ],
  };
}
