import type { Db } from '#kit/db/db';
import { countLate, watchNumbers } from './store.ts';

/** Numbers of the watch for Prometheus, in its text format. Names of stores and monitors are not among them. */
export async function monitoringMetrics(db: Db, now: number): Promise<string> {
  const [{ probers, statuses, overdue }, late] = await Promise.all([watchNumbers(db, now), countLate(db)]);
  const of = probers.map((p) => ({ ...p, labels: `{prober="${escaped(p.name)}",region="${escaped(p.region)}"}` }));
  return [
    ...family(
      'vakhta_probes_total',
      'counter',
      'Probes that were run',
      of.map((p) => [p.labels, p.probes]),
    ),
    ...family(
      'vakhta_probes_late_total',
      'counter',
      'Probes that began more than a second after their slot',
      of.map((p) => [p.labels, p.late]),
    ),
    ...family(
      'vakhta_prober_claim_milliseconds',
      'gauge',
      'How long the last claim of work took',
      of.map((p) => [p.labels, p.claim_lag_ms]),
    ),
    ...family(
      'vakhta_prober_loop_delay_milliseconds',
      'gauge',
      'How late a prober runs its timers',
      of.map((p) => [p.labels, p.loop_delay_ms]),
    ),
    ...family(
      'vakhta_prober_seen_seconds_ago',
      'gauge',
      'Since the last sign of life',
      of.map((p) => [p.labels, p.seen_ago_ms === null ? null : p.seen_ago_ms / 1000]),
    ),
    ...family(
      'vakhta_prober_kept_results',
      'gauge',
      'Results that a remote prober keeps on its side',
      of.map((p) => [p.labels, p.kept]),
    ),
    ...family(
      'vakhta_monitors',
      'gauge',
      'Monitors by status',
      statuses.map((s) => [`{status="${s.status}"}`, s.n]),
    ),
    ...family('vakhta_monitors_late', 'gauge', 'Monitors that were not probed in time', [['', late]]),
    ...family('vakhta_slots_overdue_milliseconds', 'gauge', 'How long the most overdue slot waits to be claimed', [
      ['', Math.max(0, overdue)],
    ]),
  ].join('\n');
}

function family(
  name: string,
  type: string,
  help: string,
  samples: readonly (readonly [labels: string, value: number | null])[],
): string[] {
  const lines = samples.filter(([, value]) => value !== null).map(([labels, value]) => `${name}${labels} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}

const escaped = (text: string): string => text.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`));
