import { readIncident } from '#contract/incidents';
import { command } from '../command.ts';
import { findIncident } from '../find.ts';
import { clean } from '../table.ts';

export default command({
  args: '<incident>',
  summary: 'One incident with its timeline; by number or id',
  async run(context, [text]) {
    const incident = await context.call(readIncident, { params: { id: await findIncident(context, text!) } });
    context.print(incident, (i) =>
      [
        `#${i.number} ${clean(i.title)} · ${i.severity} · ${i.state} · ${i.storeName} · since ${i.startedAt}`,
        ...i.firstSteps.map((step, n) => `  ${n + 1}. ${step}`),
        '',
        ...i.timeline.map((entry) => `${entry.at}  ${clean(entry.text)}${entry.actor ? ` (${entry.actor})` : ''}`),
      ].join('\n'),
    );
  },
});
