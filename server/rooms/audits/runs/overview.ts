import type { AuditedStore, listAuditedStores as endpoint } from '#contract/audits';
import type { z } from 'zod';
import { areas, findingStates } from '#core/inspection';
import type { Language } from '#core/words';
import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { searchStores, storeById, type StoreWithClient } from '#rooms/stores';
import { countsOf } from '../counts.ts';
import { countFindings } from '../findings/store.ts';
import { isoOrNull } from '../instants.ts';
import { schedulesOf } from '../schedule/store.ts';
import { presentAudits } from './present.ts';
import { latestRuns } from './store.ts';

type Query = z.output<(typeof endpoint)['query']>;

export async function listAuditedStores(
  db: Db,
  { clientIds }: Actor,
  { storeId, ...query }: Query,
  language: Language,
): Promise<{ items: AuditedStore[]; total: number }> {
  const { q, clientId } = query;
  const search = { limit: query.limit, offset: query.offset, ...(q ? { q } : {}), ...(clientId ? { clientId } : {}) };
  if (!storeId) {
    const { items, total } = await searchStores(db, { ...search, clientIds });
    return { items: await present(db, items, language), total };
  }
  const store = await storeById(db, storeId, clientIds);
  const items = await present(db, store ? [store] : [], language);
  return { items, total: items.length };
}

async function present(db: Db, stores: readonly StoreWithClient[], language: Language): Promise<AuditedStore[]> {
  const ids = stores.map(({ id }) => id);
  const [latest, done, counted, schedules] = await Promise.all([
    latestRuns(db, ids, { most: 1, done: false }).then((rows) => presentAudits(db, rows, language)),
    latestRuns(db, ids, { most: 2, done: true }),
    countFindings(db, ids),
    schedulesOf(db, ids),
  ]);
  return stores.map((store) => {
    const [now, before] = done.filter((run) => run.store_id === store.id);
    const here = counted.filter((row) => row.store_id === store.id);
    const live = here.filter(({ state }) => state === 'open' || state === 'planned');
    const of = (run: typeof now, area: (typeof areas)[number]) =>
      run?.scores.find((one) => one.area === area)?.score ?? null;
    return {
      store: { id: store.id, name: store.name },
      client: { id: store.client_id, name: store.client_name },
      platform: store.platform,
      latest: latest.find((run) => run.store.id === store.id) ?? null,
      scores: now ? areas.map((area) => ({ area, score: of(now, area), before: of(before, area) })) : [],
      findings: live.reduce((sum, { severity, n }) => ({ ...sum, [severity]: sum[severity] + n }), countsOf([])),
      states: Object.fromEntries(
        findingStates.map((state) => [
          state,
          here.filter((row) => row.state === state).reduce((sum, { n }) => sum + n, 0),
        ]),
      ) as AuditedStore['states'],
      next: isoOrNull(schedules.find((row) => row.store_id === store.id)?.next_at ?? null),
    };
  });
}
