import { storeDiscovered } from '#contract/events/stores';
import { on } from '#kit/events/events';
import { addStoreChange } from '../timeline/store.ts';

/** A new version of the platform is the first suspect when something breaks afterwards. */
export default on(storeDiscovered, async (trx, s, app) => {
  const name = (platform: string, version: string | null) => [platform, version].filter(Boolean).join(' ');
  const from = name(s.previousPlatform, s.previousVersion);
  const to = name(s.platform, s.version);
  if (from === to || s.previousPlatform === 'unknown') return;
  await addStoreChange(trx, { store_id: s.storeId, at: app.clock.now(), kind: 'platform', values: { from, to } });
});
