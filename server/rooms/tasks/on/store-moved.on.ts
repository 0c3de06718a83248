import { storeMoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { moveStore } from '../board/store.ts';
import { moveRulesOf } from '../plans/store.ts';

export default on(storeMoved, async (trx, { storeId, clientId }) => {
  await moveStore(trx, storeId, clientId);
  await moveRulesOf(trx, storeId, clientId);
});
