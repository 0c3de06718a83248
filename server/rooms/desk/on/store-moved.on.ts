import { storeMoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { moveStore } from '../clocks/store.ts';

export default on(storeMoved, (trx, { storeId, clientId }, app) => moveStore(trx, storeId, clientId, app.clock.now()));
