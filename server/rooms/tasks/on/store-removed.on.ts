import { storeRemoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { forgetStore } from '../board/store.ts';

export default on(storeRemoved, (trx, { storeId }) => forgetStore(trx, storeId));
