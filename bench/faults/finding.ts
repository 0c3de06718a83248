import { listIncidents, type Incident } from '#contract/incidents';
import { system } from '#kit/http/actor';
import type { PostOffice } from '../../test/fakes/post-office.ts';
import type { Desk } from '../../demo/desk.ts';
import type { WatchedFault } from './stage.ts';

/** What became of one fault. Seconds from the moment it was broken. */
export interface Finding {
  id: string;
  trap: boolean;
  expected: string;
  found: string[];
  rightClass: boolean;
  /** Its incidents in words, those before it was broken marked as such. */
  said: string[];
  toIncident: number | null;
  toNotice: number | null;
  /** Incidents that nobody should have been told of. */
  falseAlarms: number;
}

export async function allIncidents(desk: Desk): Promise<Incident[]> {
  return (await desk.call(system, listIncidents, { query: { limit: 500 } })).items;
}

/** Incidents of a target: of its store, or where several share one, of the monitor that has its name. */
export const incidentsOf = (fault: WatchedFault, incidents: readonly Incident[]): Incident[] =>
  incidents.filter(
    ({ storeId, title }) =>
      storeId === fault.storeId && (fault.target.family !== 'tcp' || title.includes(fault.target.id)),
  );

/** @param brokenAt epoch ms, by target */
export function judge(
  fault: WatchedFault,
  incidents: readonly Incident[],
  brokenAt: number,
  office: PostOffice,
): Finding {
  const { target } = fault;
  const own = incidentsOf(fault, incidents);
  const trap = target.expects.verdict === 'up';
  const since = own.filter(({ openedAt }) => Date.parse(openedAt) >= brokenAt);
  const early = own.length - since.length;
  const right = since.find(({ failure }) => failure === target.expects.failure);
  const first = right ?? since[0];
  const told =
    first && office.received.find(({ json }) => (json as { incident?: { id?: string } }).incident?.id === first.id);
  return {
    id: target.id,
    trap,
    expected: trap ? 'up' : target.expects.failure!,
    found: [...new Set(since.map(({ failure }) => failure ?? 'none'))],
    rightClass: right !== undefined,
    said: own.map(
      (one) =>
        `${since.includes(one) ? '' : 'before anything was broken: '}#${one.number} ${one.severity} ${one.title} (${one.failure}), ${one.signals} signals`,
    ),
    toIncident: first && !trap ? (Date.parse(first.openedAt) - brokenAt) / 1000 : null,
    toNotice: told && !trap ? (told.at - brokenAt) / 1000 : null,
    falseAlarms: early + (trap ? since.length : 0),
  };
}

const seconds = (value: number | null): string => (value === null ? '–' : value.toFixed(1)).padStart(6);

export function table(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ id }) => id.length));
  const head = `${'fault'.padEnd(width)}  found  class         incident  notice  false alarms`;
  const rows = findings.map((f) => {
    const verdict = f.trap ? (f.found.length === 0 ? 'up' : 'ALARM') : f.found.length > 0 ? 'yes' : 'NO';
    const shown = f.trap ? '' : f.rightClass ? f.expected : `${f.found.join(',') || '–'} (not ${f.expected})`;
    return `${f.id.padEnd(width)}  ${verdict.padEnd(5)}  ${shown.padEnd(12)}  ${seconds(f.toIncident)} s  ${seconds(f.toNotice)} s  ${f.falseAlarms || ''}`;
  });
  return [head, ...rows];
}

export function summary(findings: readonly Finding[], strays: number): string[] {
  const faults = findings.filter(({ trap }) => !trap);
  const count = (test: (f: Finding) => boolean): number => faults.filter(test).length;
  const times = (of: 'toIncident' | 'toNotice'): string => {
    const known = faults.map((f) => f[of]).filter((value) => value !== null);
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    return `mean ${mean.toFixed(1)} s, at most ${Math.max(0, ...known).toFixed(1)} s`;
  };
  const traps = findings.filter(({ trap }) => trap);
  return [
    `${count(({ found }) => found.length > 0)} of ${faults.length} faults found, ${count(({ rightClass }) => rightClass)} with the right class; ` +
      `${traps.filter(({ found }) => found.length === 0).length} of ${traps.length} traps stayed up; ` +
      `${findings.reduce((sum, f) => sum + f.falseAlarms, strays)} false alarms`,
    `from fault to incident: ${times('toIncident')}; to the notice received: ${times('toNotice')}`,
  ];
}
