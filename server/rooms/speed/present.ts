import type {
  ComparedMetric,
  SpeedMeasured,
  SpeedMetric,
  SpeedPlan,
  SpeedSet,
  SpeedSlowdown,
  SpeedStanding,
} from '#contract/speed';
import { speedDevices, speedKinds, speedMetrics } from '#contract/speed';
import { spreadOf } from '#core/regression';
import { type Language, say } from '#core/words';
import type { StoreWithClient } from '#rooms/stores';
import { unset } from './plan.ts';
import type { Standing } from './store.ts';
import type { PageRow, SetRow, Sign, SlowdownRow, WatchRow } from './tables.ts';
import { slowWords, troubleWords } from './words.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

const presentPlan = (row: Omit<WatchRow, 'store_id'>): SpeedPlan => ({
  rhythm: row.rhythm,
  weekday: row.weekday,
  hour: row.hour,
  timeZone: row.time_zone,
  runs: row.runs,
  pages: row.pages,
  devices: row.devices,
  next: isoOrNull(row.next_at),
});

const presentSet = (row: SetRow, language: Language): SpeedSet => ({
  id: row.id,
  state: row.state,
  origin: row.origin,
  startedBy: row.started_by,
  askedAt: iso(row.asked_at),
  finishedAt: isoOrNull(row.finished_at),
  runs: row.runs,
  done: row.done,
  of: row.pages.length * row.devices.length,
  trouble: row.trouble && troubleWords[language][row.trouble],
});

export const presentPage = (row: PageRow): SpeedMeasured => ({
  kind: row.kind,
  device: row.device,
  url: row.url,
  at: iso(row.at),
  values: Object.fromEntries(
    speedMetrics.map((metric) => {
      const { n, median, q1, q3 } = spreadOf(row.runs[metric]);
      return [metric, { n, median, q1, q3 }];
    }),
  ) as Record<SpeedMetric, SpeedMeasured['values'][SpeedMetric]>,
  weight: row.seen.byKind.reduce((sum, { bytes }) => sum + bytes, 0),
});

/** As customers go, and the phone first, as most come with one. */
const placeOf = ({ kind, device }: PageRow): number =>
  speedKinds.indexOf(kind) * speedDevices.length + speedDevices.indexOf(device);

export function presentStanding(store: StoreWithClient, standing: Standing, language: Language): SpeedStanding {
  const { watch, under, latest, pages, slower } = standing;
  return {
    store: { id: store.id, name: store.name },
    client: { id: store.client_id, name: store.client_name },
    plan: presentPlan(watch ?? unset),
    under: under ? presentSet(under, language) : null,
    latest: latest ? presentSet(latest, language) : null,
    measured: pages.toSorted((a, b) => placeOf(a) - placeOf(b)).map(presentPage),
    slower,
  };
}

export const presentSlowdown = (row: SlowdownRow, language: Language): SpeedSlowdown => ({
  id: row.id,
  kind: row.kind,
  device: row.device,
  metric: row.metric,
  url: row.url,
  beganAt: iso(row.began_at),
  calledAt: iso(row.called_at),
  before: row.before,
  after: row.after,
  text: say(slowWords[language][row.metric], {
    before: figure(row.metric, row.before, language),
    after: figure(row.metric, row.after, language),
  }),
  signs: row.signs.map((sign) => saySign(sign, language)),
  ended: row.ended_at === null ? null : { at: iso(row.ended_at), how: row.ended!, by: row.ended_by },
});

const number = (value: number, language: Language, digits: number): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);

function time(ms: number, language: Language): string {
  const t = slowWords[language];
  return ms >= 1000 ? say(t.s, { n: number(ms / 1000, language, 1) }) : say(t.ms, { n: number(ms, language, 0) });
}

function size(bytes: number, language: Language): string {
  const t = slowWords[language];
  return bytes >= 1e6
    ? say(t.mb, { n: number(bytes / 1e6, language, 1) })
    : say(t.kb, { n: number(bytes / 1000, language, 0) });
}

const figure = (metric: ComparedMetric, value: number, language: Language): string =>
  metric === 'cls' ? number(value, language, 2) : time(value, language);

function saySign(sign: Sign, language: Language): string {
  const t = slowWords[language];
  if (sign.what === 'server') return say(t.server, { from: time(sign.from, language), to: time(sign.to, language) });
  if (sign.what === 'third_party') return say(t.third_party, { name: sign.name, bytes: size(sign.bytes, language) });
  const name = t[sign.name as keyof typeof t] ?? sign.name;
  return say(t.weight, { name, from: size(sign.from, language), to: size(sign.to, language) });
}
