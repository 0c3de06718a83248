import { testMonitor } from '#contract/monitoring';
import { command } from '../command.ts';
import { findMonitor } from '../find.ts';

export default command({
  args: '<monitor>',
  summary: 'Probe once now; nothing is stored',
  async run(context, [text]) {
    const outcome = await context.call(testMonitor, { params: { id: await findMonitor(context, text!) } });
    context.print(outcome, (o) =>
      [
        `${o.verdict}${o.failure ? ` (${o.failure})` : ''}: ${o.explanation}`,
        ...o.conditions.map((c) => `${c.ok ? '✓' : '✗'} ${c.text}`),
        Object.entries(o.phases)
          .map(([phase, ms]) => `${phase} ${Math.round(ms)} ms`)
          .join(', '),
      ]
        .filter(Boolean)
        .join('\n'),
    );
  },
});
