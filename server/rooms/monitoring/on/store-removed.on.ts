import { storeRemoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { removeOfStore } from '../monitors/store.ts';

/** A store that is no more is not watched; its planned work goes too. */
export default on(storeRemoved, async (trx, { storeId }) => removeOfStore(trx, storeId));
