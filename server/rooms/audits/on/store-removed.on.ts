import { storeRemoved } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { removeFindingsOf } from '../findings/store.ts';
import { removeRunsOf } from '../runs/store.ts';
import { removeScheduleOf } from '../schedule/store.ts';
import { removeSnapshotsOf } from '../snapshots/store.ts';

export default on(storeRemoved, async (trx, { storeId }) => {
  await removeRunsOf(trx, storeId);
  await removeFindingsOf(trx, storeId);
  await removeScheduleOf(trx, storeId);
  await removeSnapshotsOf(trx, storeId);
});
