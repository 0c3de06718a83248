import type { Db } from '#kit/db/db';
import type { StoreWithClient } from '#rooms/stores';
import { inventoryOf } from '../present.ts';
import { approvalsNow, approvalsOf, changesOf, looksOf } from '../store.ts';
import type { Evidence } from '../tables.ts';

/** What stands at this moment, and what happened since an instant. */
export async function evidenceOf(db: Db, store: StoreWithClient, since: number): Promise<Evidence> {
  const [looks, latest, approvals, log, changes] = [
    await looksOf(db, store.id, { since, most: 400 }),
    await looksOf(db, store.id),
    await approvalsNow(db, store.id),
    await approvalsOf(db, store.id, { limit: 500, offset: 0 }),
    await changesOf(db, store.id, { limit: 500, offset: 0, since }),
  ];
  return {
    store: store.name,
    looks: looks
      .filter(({ done_at }) => done_at !== null)
      .map(({ done_at, scripts, trouble, steps }) => ({
        ...{ at: done_at!, scripts, trouble },
        steps: steps.filter(({ fault }) => fault !== null),
      })),
    scripts: inventoryOf(latest, approvals).flatMap(({ page, scripts }) =>
      scripts.map(({ id, kind, start, listens, approval }) => ({
        ...{ page, id, listens, ...(kind === 'inline' ? { start: start.slice(0, 120) } : {}) },
        ...{ why: approval?.why ?? null, by: approval?.by ?? null },
      })),
    ),
    approvals: log.rows
      .filter(({ approved_at, withdrawn_at }) => approved_at >= since || (withdrawn_at ?? 0) >= since)
      .map(({ kind, about, why, approved_by, approved_at, withdrawn_at }) => ({
        ...{ kind, about, why, approved_by, approved_at, withdrawn_at },
      })),
    changes: changes.rows.map(({ id: _, store_id: __, ...rest }) => rest),
  };
}
