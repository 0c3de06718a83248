import { resolveIncident } from '#contract/incidents';
import { command } from '../command.ts';
import { findIncident } from '../find.ts';

export default command({
  args: '<incident>',
  summary: 'Resolve by hand',
  options: [
    ['--cause <text>', 'what it was'],
    ['--prevention <text>', 'what keeps it from coming back'],
  ],
  async run(context, [text], options) {
    const body = {
      ...(options['cause'] ? { cause: String(options['cause']) } : {}),
      ...(options['prevention'] ? { prevention: String(options['prevention']) } : {}),
    };
    const incident = await context.call(resolveIncident, { params: { id: await findIncident(context, text!) }, body });
    context.print(incident, (i) => `#${i.number} is resolved.`);
  },
});
