import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import { windowsBetween } from '#core/schedule';
import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { storesVisibleTo } from '#rooms/stores';
import { isoOrNull } from '../monitors/present.ts';
import {
  openWindows,
  type PlanRow,
  searchPlans,
  shownPlans,
  type WindowRow,
  windowsBetween as windowRowsBetween,
} from './store.ts';
import { windowOf } from './times.ts';

type Shown = z.input<typeof c.maintenance>;

export async function listMaintenance(
  app: App,
  actor: Actor,
  query: z.output<(typeof c.listMaintenance)['query']>,
): Promise<{ items: Shown[]; total: number }> {
  const visible = await storesVisibleTo(app.db, actor.clientIds);
  const storeIds = query.storeId ? (visible && !visible.includes(query.storeId) ? [] : [query.storeId]) : visible;
  const { items, total } = await searchPlans(app.db, { ...query, storeIds });
  return { items: await presentPlans(app, items), total };
}

export async function presentPlans(app: App, plans: readonly PlanRow[]): Promise<Shown[]> {
  const now = app.clock.now();
  const open = Map.groupBy(
    await openWindows(
      app.db,
      plans.map((p) => p.id),
    ),
    (w) => w.maintenance_id,
  );
  return plans.map((plan) =>
    present(
      plan,
      (open.get(plan.id) ?? []).filter((w) => w.to_at > now),
      now,
    ),
  );
}

function present(plan: PlanRow, open: readonly WindowRow[], now: number): Shown {
  const [first] = open;
  const from = first?.from_at ?? plan.next_at;
  const to =
    first?.to_at ?? (plan.next_at === null ? null : plan.cron === null ? plan.to_at : plan.next_at + plan.duration_ms!);
  return {
    id: plan.id,
    title: plan.title,
    storeId: plan.store_id,
    monitorIds: plan.monitor_ids,
    from: isoOrNull(plan.from_at),
    to: isoOrNull(plan.to_at),
    recurrence:
      plan.cron === null
        ? null
        : { cron: plan.cron, durationMinutes: plan.duration_ms! / 60_000, timeZone: plan.zone! },
    shownOnStatusPage: plan.shown,
    createdBy: plan.created_by,
    state: first && first.from_at <= now ? 'running' : from === null ? 'over' : 'planned',
    nextFrom: isoOrNull(from),
    nextTo: isoOrNull(to),
  };
}

export interface ShownWindow {
  id: string;
  title: string;
  /** Null: all stores. */
  storeId: string | null;
  /** Epoch ms. */
  from: number;
  to: number;
}

/** Planned work of these stores, for people outside, that has a part in `[from, to)`: running, coming, and past where the range reaches back. */
export async function maintenanceShown(
  db: Db,
  storeIds: readonly string[],
  from: number,
  to: number,
): Promise<ShownWindow[]> {
  const [rows, plans] = await Promise.all([windowRowsBetween(db, from, to), shownPlans(db, storeIds)]);
  const written = rows
    .filter((w) => w.shown && (w.store_id === null || storeIds.includes(w.store_id)))
    .map((w) => ({ id: w.maintenance_id, title: w.title, storeId: w.store_id, from: w.from_at, to: w.to_at }));
  const coming = plans.flatMap((plan) =>
    windowsBetween(windowOf(plan), Math.max(from, plan.next_at!), to)
      .filter((w) => w.from >= plan.next_at!)
      .map((w) => ({ id: plan.id, title: plan.title, storeId: plan.store_id, from: w.from, to: w.to })),
  );
  return [...written, ...coming].sort((a, b) => a.from - b.from);
}
