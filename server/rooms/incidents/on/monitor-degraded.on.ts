import { monitorDegraded } from '#contract/events/monitoring';
import { on } from '#kit/events/events';
import { recordSignal } from '../record-signal.ts';

export default on(monitorDegraded, (trx, flip, app) => recordSignal(trx, app, flip));
