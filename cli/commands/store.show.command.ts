import { listMonitors } from '#contract/monitoring';
import { command } from '../command.ts';
import { findStore } from '../find.ts';
import { table } from '../table.ts';

export default command({
  args: '<store>',
  summary: 'One store with its monitors; by id, name or address',
  async run(context, [text]) {
    const store = await findStore(context, text!);
    const monitors = await context.call(listMonitors, { query: { storeId: store.id, limit: 500 } });
    context.print({ ...store, monitors: monitors.items }, () => {
      const list = table(
        ['STATE', 'TYPE', 'NAME', 'TARGET', 'ID'],
        monitors.items.map((m) => [m.status, m.type, m.name, m.target, m.id]),
        'No monitors yet.',
      );
      return `${store.name} · ${store.url} · ${store.platform} ${store.platformVersion ?? ''}\n\n${list}`;
    });
  },
});
