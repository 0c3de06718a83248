import { monitorChanged } from '#contract/events/monitoring';
import { on } from '#kit/events/events';
import { addStoreChange } from '../timeline/store.ts';

export default on(monitorChanged, (trx, c) =>
  addStoreChange(trx, {
    store_id: c.storeId,
    at: c.at,
    kind: `monitor_${c.what}`,
    values: { actor: c.actor, name: c.name },
  }),
);
