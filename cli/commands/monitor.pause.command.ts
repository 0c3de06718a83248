import { pauseMonitor, resumeMonitor } from '#contract/monitoring';
import { command } from '../command.ts';
import { findMonitor } from '../find.ts';

export default command({
  args: '<monitor>',
  summary: 'Stop probing; --resume to go on',
  options: [['--resume', 'probe again']],
  async run(context, [text], options) {
    const id = await findMonitor(context, text!);
    const monitor = await context.call(options['resume'] ? resumeMonitor : pauseMonitor, { params: { id } });
    context.print(monitor, (m) => `${m.name} is ${m.paused ? 'paused' : 'probed again'}.`);
  },
});
