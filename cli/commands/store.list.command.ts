import { readWall } from '#contract/monitoring';
import { listStores } from '#contract/stores';
import { command } from '../command.ts';
import { table } from '../table.ts';

export default command({
  summary: 'Stores and their state',
  options: [['--search <text>', 'name or address']],
  async run(context, _args, options) {
    const q = options['search'] ? { q: String(options['search']) } : {};
    const stores = await context.call(listStores, { query: { limit: 500, ...q } });
    const wall = await context.call(readWall, { query: { limit: 500, ...q } });
    const state = new Map(wall.items.map((w) => [w.id, w]));
    const items = stores.items.map((s) => ({
      ...s,
      status: state.get(s.id)?.status ?? 'pending',
      monitors: state.get(s.id)?.monitors ?? 0,
    }));
    context.print({ items, total: stores.total }, () =>
      table(
        ['STATE', 'NAME', 'ADDRESS', 'PLATFORM', 'MONITORS', 'ID'],
        items.map((s) => [s.status, s.name, s.url, s.platform, s.monitors, s.id]),
        'No stores yet. Add one: npx vakhta store add <address> --yes',
      ),
    );
  },
});
