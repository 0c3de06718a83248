import { maintenanceEnded, maintenanceStarted } from '#contract/events/monitoring';
import { windowsBetween } from '#core/schedule';
import type { App } from '#kit/app';
import { inTransaction, type Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { nextBeginning, windowOf } from './times.ts';
import {
  beginWindows,
  changePlan,
  claimPlans,
  endWindows,
  insertWindows,
  type PlanRow,
  type WindowRow,
  windowsDue,
} from './store.ts';

/** Windows get their rows so long before they begin: whoever asks at their first moment finds them. */
const AHEAD_MS = 90_000;

/** Begins and ends windows that are due, and tells the other rooms. */
export async function runWindows(app: App): Promise<void> {
  const now = app.clock.now();
  if (!(await windowsDue(app.db, now, now + AHEAD_MS))) return;
  await inTransaction(app.db, async (trx) => {
    for (const plan of await claimPlans(trx, now + AHEAD_MS)) await materialize(trx, app, plan);
    for (const window of await beginWindows(trx, now)) await tell(trx, app, maintenanceStarted, window);
    for (const window of await endWindows(trx, now)) await tell(trx, app, maintenanceEnded, window);
  });
}

/** Writes the windows of a plan that begin soon, or began while nobody looked. */
export async function materialize(trx: Transaction, app: App, plan: PlanRow): Promise<void> {
  const until = app.clock.now() + AHEAD_MS;
  if (plan.next_at === null || plan.next_at > until) return;
  const due = windowsBetween(windowOf(plan), plan.next_at, until).filter((w) => w.from >= plan.next_at!);
  await insertWindows(
    trx,
    due.map((w) => ({
      id: newId(app.clock.now()),
      maintenance_id: plan.id,
      title: plan.title,
      store_id: plan.store_id,
      monitor_ids: plan.monitor_ids,
      shown: plan.shown,
      from_at: w.from,
      to_at: w.to,
    })),
  );
  const last = due.at(-1);
  const next = plan.cron === null ? null : nextBeginning(plan, last ? last.from : until);
  await changePlan(trx, plan.id, { next_at: next });
}

async function tell(trx: Transaction, app: App, event: typeof maintenanceStarted, w: WindowRow): Promise<void> {
  await announce(trx, app, event, {
    maintenanceId: w.maintenance_id,
    storeId: w.store_id,
    title: w.title,
    from: w.from_at,
    to: w.to_at,
  });
  await changed(trx, { topic: 'maintenance', id: w.maintenance_id, storeId: w.store_id });
}
