import { listIncidents } from '#contract/incidents';
import { command, Problem } from '../command.ts';
import { findStore } from '../find.ts';
import { table } from '../table.ts';

const states = ['open', 'acknowledged', 'resolved', 'active'] as const;

export default command({
  summary: 'Incidents, newest first',
  options: [
    ['--state <state>', 'open, acknowledged, resolved, active'],
    ['--store <store>', 'of one store'],
  ],
  async run(context, _args, options) {
    const state = states.find((s) => s === options['state']);
    if (options['state'] && !state) throw new Problem('usage', `--state takes one of ${states.join(', ')}.`, 'state');
    const store = options['store'] ? await findStore(context, String(options['store'])) : null;
    const list = await context.call(listIncidents, {
      query: { limit: 500, ...(state ? { state } : {}), ...(store ? { storeId: store.id } : {}) },
    });
    context.print(list, (l) =>
      table(
        ['#', 'SEVERITY', 'STATE', 'STORE', 'TITLE', 'SINCE'],
        l.items.map((i) => [i.number, i.severity, i.state, i.storeName, i.title, i.startedAt]),
        'No incidents.',
      ),
    );
  },
});
