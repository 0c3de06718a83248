import { storeRemoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { forgetStore } from '../board/store.ts';
import { restRulesOf } from '../plans/store.ts';
import { forgetStoreOfTime } from '../time/store.ts';

export default on(storeRemoved, async (trx, { storeId }) => {
  await forgetStore(trx, storeId);
  await forgetStoreOfTime(trx, storeId);
  await restRulesOf(trx, storeId);
});
