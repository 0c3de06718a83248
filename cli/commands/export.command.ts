import { writeFileSync } from 'node:fs';
import { exportMonitors } from '#contract/monitoring';
import { command } from '../command.ts';
import { findStore } from '../find.ts';
import { count } from '../table.ts';

export default command({
  args: '[file]',
  summary: 'Monitors as a readable file; to the terminal where no file is named',
  options: [['--store <store>', 'of one store']],
  async run(context, [file], options) {
    const store = options['store'] ? await findStore(context, String(options['store'])) : null;
    const document = await context.call(exportMonitors, { query: store ? { storeId: store.id } : {} });
    const text = JSON.stringify(document, null, 2);
    if (!file) return context.print(document, () => text);
    writeFileSync(file, `${text}\n`);
    const monitors = document.stores.reduce((n, s) => n + s.monitors.length, 0);
    context.print(
      { file, stores: document.stores.length, monitors },
      (r) => `${r.file} holds ${count(r.monitors, 'monitor')} of ${count(r.stores, 'store')}.`,
    );
  },
});
