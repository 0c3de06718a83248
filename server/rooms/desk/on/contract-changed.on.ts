import { contractChanged } from '#contract/events/contracts';
import { on } from '#kit/events/events';
import { wakeClient } from '../clocks/store.ts';

export default on(contractChanged, (trx, { clientId }, app) => wakeClient(trx, clientId, app.clock.now()));
