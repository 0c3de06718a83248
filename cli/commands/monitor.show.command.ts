import { listProbes, readMonitor, readUptime } from '#contract/monitoring';
import { command } from '../command.ts';
import { findMonitor } from '../find.ts';
import { table } from '../table.ts';

/** Never rounds an outage away. */
const percent = (ratio: number | null) =>
  ratio === null ? '–' : `${(Math.floor(ratio * 100_000) / 1000).toFixed(3)}%`;

const minutes = (ms: number) => Math.ceil(ms / 60_000);

export default command({
  args: '<monitor>',
  summary: 'One monitor with its uptime and latest probes; by id or name',
  async run(context, [text]) {
    const id = await findMonitor(context, text!);
    const monitor = await context.call(readMonitor, { params: { id } });
    const uptime = await context.call(readUptime, { params: { id } });
    const probes = await context.call(listProbes, { params: { id }, query: { limit: 10 } });
    context.print({ ...monitor, uptime: uptime.windows, probes: probes.items }, () =>
      [
        `${monitor.name} · ${monitor.target} · ${monitor.status}${monitor.explanation ? `: ${monitor.explanation}` : ''}${monitor.heartbeatUrl ? `\nThe job calls ${monitor.heartbeatUrl}` : ''}`,
        table(
          ['DAYS', 'UPTIME', 'OUTAGES', 'DOWN min', 'MAINTENANCE min', 'UNKNOWN min', 'p95 ms', 'KNOWN SINCE'],
          uptime.windows.map((w) => [
            w.days,
            percent(w.ratio),
            w.outages,
            minutes(w.downMs),
            minutes(w.maintenanceMs),
            minutes(w.unknownMs),
            w.p95 === null ? null : Math.round(w.p95),
            w.since ?? '',
          ]),
          '',
        ),
        table(
          ['AT', 'VERDICT', 'ms', 'WHY'],
          probes.items.map((p) => [p.at, p.verdict, p.totalMs === null ? null : Math.round(p.totalMs), p.explanation]),
          'Not probed yet.',
        ),
      ].join('\n\n'),
    );
  },
});
