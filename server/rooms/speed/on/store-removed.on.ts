import { storeRemoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { removeAllOf } from '../store.ts';

export default on(storeRemoved, (trx, { storeId }) => removeAllOf(trx, storeId));
