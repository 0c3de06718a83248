import { auditMeasured } from '#contract/events/audits';
import { on } from '#kit/events/events';
import { storeById } from '#rooms/stores';
import { keepSet } from '../keep-set.ts';
import { insertSet } from '../store.ts';

/** What an audit measured belongs to the history, too. */
export default on(auditMeasured, async (trx, { auditId, storeId, startedBy, askedAt, at, measured }, app) => {
  const store = await storeById(trx, storeId, null);
  if (!store) return;
  const { runs, lighthouse, chromium, failed, pages } = measured;
  const isNew = await insertSet(trx, {
    ...{ id: auditId, store_id: storeId, state: 'done', origin: 'audit', started_by: startedBy },
    ...{ asked_at: askedAt, started_at: askedAt, finished_at: at, attempt: 1, beat_at: null, done: pages.length },
    pages: [...new Map(pages.map(({ kind, url }) => [kind, { kind, url }])).values()],
    devices: [...new Set(pages.map(({ device }) => device))],
    ...{ runs, trouble: null, lighthouse, chromium, failed },
  });
  if (isNew) await keepSet(trx, app, { id: auditId, at, store }, measured);
});
