import { monitorRemoved } from '#contract/events/monitoring';
import { on } from '#kit/events/events';
import { recordRecovery } from '../record-recovery.ts';

export default on(monitorRemoved, (trx, gone, app) =>
  recordRecovery(trx, app, { ...gone, monitorName: gone.name, at: app.clock.now(), removed: true }),
);
