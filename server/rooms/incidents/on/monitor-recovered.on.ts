import { monitorRecovered } from '#contract/events/monitoring';
import { on } from '#kit/events/events';
import { recordRecovery } from '../record-recovery.ts';

export default on(monitorRecovered, (trx, flip, app) => recordRecovery(trx, app, flip));
