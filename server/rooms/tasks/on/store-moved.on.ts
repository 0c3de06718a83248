import { storeMoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { moveStore } from '../board/store.ts';

export default on(storeMoved, (trx, { storeId, clientId }) => moveStore(trx, storeId, clientId));
