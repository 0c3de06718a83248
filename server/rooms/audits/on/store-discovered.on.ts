import { storeDiscovered } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { storeById } from '#rooms/stores';
import { askForAudit } from '../runs/start-audit.ts';
import { latestRuns } from '../runs/store.ts';
import { readAuditSettings } from '../settings/settings.ts';

/** A store that answers is audited once by itself: only by reading, as a browser would take from what the watch needs. */
export default on(storeDiscovered, async (trx, { storeId }, app) => {
  const store = await storeById(trx, storeId, null);
  if (!store || !(await readAuditSettings(trx)).firstAudit) return;
  const [earlier] = await latestRuns(trx, [storeId], { most: 1, done: false });
  if (!earlier) await askForAudit(trx, app, store, { origin: 'first', extras: [], name: null });
});
