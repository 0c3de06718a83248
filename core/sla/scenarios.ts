/** The terms, calendars and notation of the scenario tables: one office week in Kyiv from Monday 2026-06-01. */
import type { Calendar } from '#core/calendar';
import type { Agreements, ClockEvent, SlaTerms } from './index.ts';

const days = { mon: '2026-06-01', tue: '2026-06-02', wed: '2026-06-03', thu: '2026-06-04', fri: '2026-06-05' };
const week = [...Object.entries(days), ['sat', '2026-06-06'], ['sun', '2026-06-07'], ['mon2', '2026-06-08']];

/** `tue 09:30`, seconds where needed, by the clock in Kyiv. */
export function at(text: string): number {
  const [day, time] = text.split(' ') as [string, string];
  return Date.parse(`${week.find(([name]) => name === day)![1]}T${time}+03:00`);
}

/** The way back, for messages that one can read. */
export function said(instant: number | null): string | null {
  if (instant === null) return null;
  const local = new Date(instant + 3 * 3_600_000).toISOString();
  const day = week.find(([, date]) => date === local.slice(0, 10))?.[0] ?? local.slice(0, 10);
  return `${day} ${local.slice(11, local.slice(17, 19) === '00' ? 16 : 19)}`;
}

const lunch = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
] as const;
const hours = (list: readonly (readonly [string, string])[]): Calendar['hours'] => ({
  mon: list,
  tue: list,
  wed: list,
  thu: list,
  fri: list,
});
const hour = 3_600_000;
const h = (duration: number) => ({ duration: duration * hour, hours: 'calendar' as const });
const terms: SlaTerms = {
  critical: { reaction: h(0.5), update: h(1), resolution: { duration: 4 * hour, hours: 'around_the_clock' } },
  major: { reaction: h(1), update: h(2), resolution: h(4) },
  minor: { reaction: h(4), resolution: h(16) },
};

export const agreements: Agreements = {
  terms: { v1: terms, v2: { ...terms, major: { reaction: h(1), update: h(2), resolution: h(8) } } },
  calendars: {
    office: { timeZone: 'Europe/Kyiv', hours: hours(lunch) },
    early: { timeZone: 'Europe/Kyiv', hours: hours([['07:00', '15:00']]) },
    closedTuesday: { timeZone: 'Europe/Kyiv', hours: hours(lunch), holidays: [days.tue] },
    never: { timeZone: 'Europe/Kyiv', hours: {} },
  },
};

/**
 * A log in lines such as `mon 09:00 started major`, `mon 10:00 paused client`, `mon 10:00 paused third until mon 11:00`,
 * `mon 10:00 resumed`, `mon 11:00 corrected 2 to mon 10:30`; entered at once, or `… @ mon 12:00`; `!` is correcting.
 */
export function log(text: string): ClockEvent[] {
  return text
    .trim()
    .split(/\s*[;\n]\s*/)
    .map((line, i) => {
      const [what, entered] = line.replace(/ !$/, '').split(' @ ') as [string, string | undefined];
      const [day, time, kind, ...rest] = what.split(' ') as [string, string, string];
      const common = { seq: i + 1, at: at(`${day} ${time}`), recordedAt: at(entered ?? `${day} ${time}`) };
      return { ...common, ...(line.endsWith(' !') && { correcting: true }), ...happening(kind, rest) } as ClockEvent;
    });
}

function happening(kind: string, rest: string[]): object {
  const [a, b, c, d] = rest;
  if (kind === 'started') return { kind, severity: a, terms: b ?? 'v1', calendar: c ?? 'office' };
  if (kind === 'paused') return { kind, reason: reason(a!), ...(b && { until: at(`${c} ${d}`) }) };
  if (kind === 'resumed') return { kind, ...(a && { reason: reason(a) }) };
  if (kind === 'stopped') return { kind, outcome: a ?? 'resolved' };
  if (kind === 'severity') return { kind: 'severity_changed', severity: a };
  if (kind === 'terms') return { kind: 'terms_changed', terms: a };
  if (kind === 'calendar') return { kind: 'calendar_changed', calendar: a };
  if (kind === 'corrected') return { kind, of: Number(a), to: b === 'to' ? at(`${c} ${d}`) : null };
  if (kind === 'reopened') return { kind };
  return { kind: `${kind}_given` };
}

const reason = (text: string) => (text === 'client' ? 'waiting_for_client' : 'waiting_for_third_party');
