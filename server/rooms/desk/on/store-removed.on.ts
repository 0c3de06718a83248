import { storeRemoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { forgetStoreOfClocks } from '../clocks/store.ts';
import { forgetStore } from '../requests/store.ts';

export default on(storeRemoved, async (trx, { storeId }, app) => {
  await forgetStore(trx, storeId);
  await forgetStoreOfClocks(trx, storeId, app.clock.now());
});
