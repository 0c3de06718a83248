import { type IncidentDetail, readIncident } from '#contract/incidents';
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
        ...(isOver(i) ? after(i) : i.firstSteps.map((step, n) => `  ${n + 1}. ${step}`)),
        '',
        ...i.timeline.map((entry) => `${entry.at}  ${clean(entry.text)}${by(entry)}`),
      ].join('\n'),
    );
  },
});

const isOver = ({ state }: IncidentDetail): boolean => state === 'resolved' || state === 'merged';

/** What was written down for the next time. */
const after = ({ cause, prevention }: IncidentDetail): string[] => [
  ...(cause ? [`  Cause: ${clean(cause)}`] : []),
  ...(prevention ? [`  Prevention: ${clean(prevention)}`] : []),
];

/** Most sentences name who did it; a comment does not. */
const by = ({ text, actor }: IncidentDetail['timeline'][number]): string =>
  actor && !text.includes(actor) ? ` (${clean(actor)})` : '';
