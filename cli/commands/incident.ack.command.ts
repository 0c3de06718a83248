import { acknowledgeIncident } from '#contract/incidents';
import { command } from '../command.ts';
import { findIncident } from '../find.ts';

export default command({
  args: '<incident>',
  summary: 'Take note: somebody works on it',
  async run(context, [text]) {
    const incident = await context.call(acknowledgeIncident, { params: { id: await findIncident(context, text!) } });
    context.print(incident, (i) => `#${i.number} is acknowledged.`);
  },
});
