import { maintenanceEnded } from '#contract/events/monitoring';
import { on } from '#kit/events/events';
import { addStoreChange } from '../timeline/store.ts';

export default on(maintenanceEnded, (trx, m) =>
  addStoreChange(trx, { store_id: m.storeId, at: m.to, kind: 'maintenance_ended', values: { title: m.title } }),
);
