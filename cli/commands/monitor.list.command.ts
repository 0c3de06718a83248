import { listMonitors } from '#contract/monitoring';
import { command } from '../command.ts';
import { findStore } from '../find.ts';
import { table } from '../table.ts';

export default command({
  summary: 'Monitors and their state',
  options: [
    ['--store <store>', 'of one store'],
    ['--status <status>', 'up, degraded, down, unknown, paused, maintenance, pending'],
    ['--search <text>', 'name or target'],
    ['--limit <n>', '500 where absent'],
  ],
  async run(context, _args, options) {
    const store = options['store'] ? await findStore(context, String(options['store'])) : null;
    const list = await context.call(listMonitors, {
      query: {
        limit: Number(options['limit'] ?? 500),
        ...(store ? { storeId: store.id } : {}),
        ...(options['status'] ? { status: String(options['status']) as 'up' } : {}),
        ...(options['search'] ? { q: String(options['search']) } : {}),
      },
    });
    context.print(list, (l) =>
      table(
        ['STATE', 'STORE', 'TYPE', 'NAME', 'TARGET', 'ms', 'ID'],
        l.items.map((m) => [
          m.status,
          m.storeName,
          m.type,
          m.name,
          m.target,
          m.latencyMs === null ? null : Math.round(m.latencyMs),
          m.id,
        ]),
        'No monitors.',
      ),
    );
  },
});
