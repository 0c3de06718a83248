import { command } from '../command.ts';
import { bringOver, bringOverOptions } from '../import/bring-over.ts';
import { fromPingdom } from '../import/pingdom/from-pingdom.ts';
import { readPingdom } from '../import/pingdom/read-pingdom.ts';

export default command({
  args: '<files...>',
  summary: 'Bring checks from Pingdom: the JSON of its API 3.1, the list and details of checks, or a CSV file',
  options: bringOverOptions,
  run: (context, files, options) => bringOver(context, fromPingdom(readPingdom(files)), options),
});
