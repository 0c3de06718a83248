import { command } from '../command.ts';
import { bringOver, bringOverOptions } from '../import/bring-over.ts';
import { Reading } from '../import/reading.ts';
import { fromRobot } from '../import/uptimerobot/from-robot.ts';
import { readRobot } from '../import/uptimerobot/read-robot.ts';

export default command({
  args: '<files...>',
  summary:
    'Bring monitors from UptimeRobot: its CSV export, or the JSON of its API, version 2 or 3; several files for several pages',
  options: bringOverOptions,
  async run(context, files, options) {
    const reading = new Reading();
    fromRobot(readRobot(files, reading), reading);
    await bringOver(context, reading, options);
  },
});
