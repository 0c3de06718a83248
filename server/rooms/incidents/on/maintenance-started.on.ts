import { maintenanceStarted } from '#contract/events/monitoring';
import { on } from '#kit/events/events';
import { addStoreChange } from '../timeline/store.ts';

export default on(maintenanceStarted, (trx, m) =>
  addStoreChange(trx, { store_id: m.storeId, at: m.from, kind: 'maintenance_started', values: { title: m.title } }),
);
