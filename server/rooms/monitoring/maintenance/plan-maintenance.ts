import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import { checkMaintenance } from '#core/schedule';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import { storeById } from '#rooms/stores';
import { monitorsByIds } from '../monitors/store.ts';
import { materialize } from './run-windows.ts';
import { nextBeginning, type Times, windowOf } from './times.ts';
import { changePlan, cutWindows, insertPlan, lockPlan, openWindows, type PlanRow, removePlan } from './store.ts';
import { whyNot } from './why-not.ts';

export type NewMaintenance = z.output<typeof c.newMaintenance>;

/** Plans a window, or windows that come again and again. @returns its id */
export async function planMaintenance(
  trx: Transaction,
  app: App,
  actor: Actor,
  input: NewMaintenance,
): Promise<string> {
  const now = app.clock.now();
  await checkScope(trx, actor, input);
  const plan: PlanRow = {
    id: newId(now),
    title: input.title,
    store_id: input.storeId,
    monitor_ids: input.monitorIds,
    ...timesOf(input, now),
    shown: input.shownOnStatusPage,
    created_by: actor.name,
    created_at: now,
    next_at: null,
  };
  plan.next_at = nextBeginning(plan, now);
  await insertPlan(trx, plan);
  await materialize(trx, app, plan);
  await audit(trx, app, actor, 'maintenance.planned', plan.title, { maintenanceId: plan.id, storeId: plan.store_id });
  await changed(trx, { topic: 'maintenance', id: plan.id, storeId: plan.store_id });
  return plan.id;
}

async function checkScope(trx: Transaction, actor: Actor, input: NewMaintenance): Promise<void> {
  if (input.storeId === null) {
    if (actor.clientIds !== null)
      refuse(
        'all_stores',
        {
          en: 'Name the store: planned work on all stores is for staff.',
          ru: 'Укажите магазин: работы на всех магазинах планируют сотрудники.',
          uk: 'Вкажіть магазин: роботи на всіх магазинах планують працівники.',
        },
        { field: 'storeId' },
      );
  } else if (!(await storeById(trx, input.storeId, actor.clientIds))) {
    refuse(
      'no_store',
      { en: 'There is no such store.', ru: 'Такого магазина нет.', uk: 'Такого магазину немає.' },
      { field: 'storeId' },
    );
  }
  const monitors = await monitorsByIds(trx, input.monitorIds);
  if (monitors.length !== new Set(input.monitorIds).size || monitors.some((m) => m.store_id !== input.storeId)) {
    refuse(
      'no_monitor',
      {
        en: 'These monitors are not all of the store.',
        ru: 'Не все эти мониторы принадлежат магазину.',
        uk: 'Не всі ці монітори належать магазину.',
      },
      { field: 'monitorIds' },
    );
  }
}

function timesOf(input: NewMaintenance, now: number): Times {
  const once = { from_at: input.from ? Date.parse(input.from) : NaN, to_at: input.to ? Date.parse(input.to) : NaN };
  const times: Times = input.recurrence
    ? {
        from_at: null,
        to_at: null,
        cron: input.recurrence.cron,
        duration_ms: input.recurrence.durationMinutes * 60_000,
        zone: input.recurrence.timeZone,
      }
    : { ...once, cron: null, duration_ms: null, zone: null };
  const wrong = checkMaintenance(windowOf(times));
  if (wrong) refuse(wrong.code, whyNot(wrong, times.cron), { field: input.recurrence ? 'recurrence' : wrong.field });
  if (times.to_at !== null && times.to_at <= now)
    refuse(
      'past',
      { en: 'The window is over already.', ru: 'Это окно уже прошло.', uk: 'Це вікно вже минуло.' },
      { field: 'to' },
    );
  return times;
}

async function findPlan(trx: Transaction, actor: Actor, id: string): Promise<PlanRow> {
  const noPlan = { en: 'There is no such planned work.', ru: 'Таких работ нет.', uk: 'Таких робіт немає.' };
  const plan = (await lockPlan(trx, id)) ?? notFound(noPlan);
  if (actor.clientIds !== null && (plan.store_id === null || !(await storeById(trx, plan.store_id, actor.clientIds))))
    notFound(noPlan);
  return plan;
}

/** Ends the window that is going on; the next ones of a recurring plan still come. */
export async function endMaintenance(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const plan = await findPlan(trx, actor, id);
  const now = app.clock.now();
  if (!(await cutWindows(trx, id, now)))
    conflict('not_running', {
      en: 'This planned work is not going on.',
      ru: 'Эти работы сейчас не идут.',
      uk: 'Ці роботи зараз не тривають.',
    });
  if (plan.cron === null) await changePlan(trx, id, { to_at: now });
  await tell(trx, app, actor, plan, 'maintenance.ended');
}

/** Takes back a plan that is not over. A window that is going on ends; what was, stays in history. */
export async function deleteMaintenance(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const plan = await findPlan(trx, actor, id);
  const open = await openWindows(trx, [id]);
  if (plan.next_at === null && open.every((w) => w.to_at <= app.clock.now()))
    conflict('over', {
      en: 'This planned work is over; it stays in history.',
      ru: 'Эти работы уже прошли и остаются в истории.',
      uk: 'Ці роботи вже минули й залишаються в історії.',
    });
  await cutWindows(trx, id, app.clock.now());
  await changePlan(trx, id, { next_at: null });
  await removePlan(trx, id);
  await tell(trx, app, actor, plan, 'maintenance.cancelled');
}

async function tell(trx: Transaction, app: App, actor: Actor, plan: PlanRow, action: string): Promise<void> {
  await audit(trx, app, actor, action, plan.title, { maintenanceId: plan.id, storeId: plan.store_id });
  await changed(trx, { topic: 'maintenance', id: plan.id, storeId: plan.store_id });
}
