import { command } from '../command.ts';
import { bringOver, bringOverOptions } from '../import/bring-over.ts';
import { fromKuma } from '../import/uptime-kuma/from-kuma.ts';
import { readKuma } from '../import/uptime-kuma/read-kuma.ts';

export default command({
  args: '<file>',
  summary: 'Bring monitors from Uptime Kuma: its database kuma.db (version 1 or 2), or the JSON backup of version 1',
  options: bringOverOptions,
  run: (context, [file], options) => bringOver(context, fromKuma(readKuma(file!)), options),
});
