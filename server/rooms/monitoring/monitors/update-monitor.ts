import type { z } from 'zod';
import { monitorChanged, monitorRemoved } from '#contract/events/monitoring';
import type * as c from '#contract/monitoring';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import type { Actor } from '#kit/http/actor';
import { changed } from '#kit/live';
import { notFound, refuse } from '#kit/refuse';
import { storeById } from '#rooms/stores';
import { judgeAnew } from '../heartbeat/store.ts';
import { checkInterval, checkSettings, checkTarget, kindOf } from './check-monitor.ts';
import { checkRegions, nameTaken, refuseMask, refuseParent, slotsFor } from './create-monitors.ts';
import { noMonitor } from './find-monitor.ts';
import { type Kind, kinds } from './kinds.ts';
import { mayProbePrivate } from './may-probe-private.ts';
import { hasStrayMask, openSettings, sealSettings } from './secret-settings.ts';
import { changeMonitor, lockMonitor, type MonitorRow, monitorsByIds, removeMonitors, takenNames } from './store.ts';
import { replaceSlots } from '../probing/store.ts';
import { settleUnseen } from '../recording/lose-sight.ts';
import { lockWatched } from '../recording/store.ts';

/** `null` puts back the type's default. */
export type MonitorChange = Omit<z.output<(typeof c.updateMonitor)['body']>, 'intervalSeconds' | 'timeoutMs'> & {
  intervalSeconds?: number | null;
  timeoutMs?: number | null;
};

/** Locks a monitor that the actor may change. @throws Refusal 404 */
export async function lockVisible(trx: Transaction, actor: Actor, id: string): Promise<MonitorRow> {
  const monitor = (await lockMonitor(trx, id)) ?? notFound(noMonitor);
  if (!(await storeById(trx, monitor.store_id, actor.clientIds))) notFound(noMonitor);
  return monitor;
}

/** Changes a monitor. What is probed anew gets its next probe at once, and keeps its history. @returns whether anything changed */
export async function updateMonitor(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  change: MonitorChange,
  language: Language,
): Promise<boolean> {
  const before = await lockVisible(trx, actor, id);
  const kind = kindOf(kinds, before.type, '');
  const values = await changedValues(trx, app, actor, before, kind, change, language);
  const probed = (
    ['settings', 'timeout_ms', 'regions', 'interval_ms', 'confirmations', 'allow_private'] as const
  ).filter((field) => field in values);
  if (Object.keys(values).length === 0) return false;
  const revision = await changeMonitor(trx, id, values, probed.length > 0);
  if (probed.length > 0 && !before.paused) {
    if (!kind.type.passive) await settleUnseen(trx, app, await lockWatched(trx, [before.key]), before.interval_ms);
    const after = { ...before, ...values, revision };
    await replaceSlots(trx, [before.key], await slotsFor(trx, kinds, [{ ...after, first: app.clock.now() }]));
    if (kind.type.passive) await judgeAnew(trx, before.key, app.clock.now());
  }
  await audit(trx, app, actor, 'monitor.changed', values.name ?? before.name, {
    monitorId: id,
    storeId: before.store_id,
    fields: Object.keys(values),
  });
  await tellChanged(trx, app, actor, { ...before, ...values }, 'changed');
  return true;
}

async function changedValues(
  trx: Transaction,
  app: App,
  actor: Actor,
  before: MonitorRow,
  kind: Kind,
  change: MonitorChange,
  language: Language,
): Promise<Partial<MonitorRow>> {
  const values: Partial<MonitorRow> = {};
  if (change.name !== undefined && change.name !== before.name) {
    if ((await takenNames(trx, [{ store_id: before.store_id, name: change.name }])).length > 0)
      nameTaken(change.name, 'name');
    values.name = change.name;
  }
  if (change.page !== undefined && change.page !== before.page) values.page = change.page;
  if (change.intervalSeconds !== undefined) {
    const interval = checkInterval(kind, change.intervalSeconds ?? undefined, '');
    if (interval !== before.interval_ms) values.interval_ms = interval;
  }
  if (change.timeoutMs !== undefined && change.timeoutMs !== before.timeout_ms) values.timeout_ms = change.timeoutMs;
  if (change.confirmations !== undefined && change.confirmations !== before.confirmations)
    values.confirmations = change.confirmations;
  if (change.dependsOn !== undefined && change.dependsOn !== before.depends_on)
    values.depends_on = await checkedParent(trx, before, change.dependsOn);
  if (change.regions !== undefined && change.regions.join() !== before.regions.join()) {
    await checkRegions(trx, [{ regions: change.regions }], () => '');
    values.regions = change.regions;
  }
  if (change.settings !== undefined)
    Object.assign(values, await changedSettings(trx, app, actor, before, kind, change.settings, language));
  return values;
}

async function changedSettings(
  trx: Transaction,
  app: App,
  actor: Actor,
  before: MonitorRow,
  kind: Kind,
  given: Record<string, unknown>,
  language: Language,
): Promise<Partial<MonitorRow>> {
  const settings = checkSettings(kind, given, '', language);
  if (hasStrayMask(kind.schema, settings, before.settings)) refuseMask('');
  const sealed = sealSettings(app.secrets, kind.schema, settings, before.id, before.settings);
  const open = (s: Record<string, unknown>) => openSettings(app.secrets, kind.schema, s, before.id);
  const allowPrivate = await mayProbePrivate(trx, app, actor);
  if (sameJson(open(sealed), open(before.settings)) && allowPrivate === before.allow_private) return {};
  const target = checkTarget(kind, settings, allowPrivate, '');
  // A secret that somebody else entered goes only where it was meant to go.
  if ((target.host !== before.host || target.port !== before.port) && hasStrayMask(kind.schema, settings))
    refuseMask('');
  // What was normal for another page says nothing about this one.
  return {
    settings: sealed,
    ...target,
    allow_private: allowPrivate,
    ...(target.target === before.target ? {} : { baseline: null, baseline_at: null }),
  };
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** `jsonb` keeps no order of keys. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

async function checkedParent(trx: Transaction, before: MonitorRow, parentId: string | null): Promise<string | null> {
  for (let id = parentId, steps = 0; id !== null; steps++) {
    const [parent] = await monitorsByIds(trx, [id]);
    if (!parent || parent.store_id !== before.store_id) return refuseParent('dependsOn');
    if (parent.id === before.id || steps > 50) {
      refuse(
        'circle',
        {
          en: 'Monitors cannot depend on each other in a circle.',
          ru: 'Мониторы не могут зависеть друг от друга по кругу.',
          uk: 'Монітори не можуть залежати один від одного по колу.',
        },
        { field: 'dependsOn' },
      );
    }
    id = parent.depends_on;
  }
  return parentId;
}

export async function deleteMonitor(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const monitor = await lockVisible(trx, actor, id);
  await removeMonitors(trx, [id]);
  await audit(trx, app, actor, 'monitor.removed', monitor.name, { monitorId: id, storeId: monitor.store_id });
  await announce(trx, app, monitorRemoved, { monitorId: id, storeId: monitor.store_id, name: monitor.name });
  await changed(trx, { topic: 'monitor', id, storeId: monitor.store_id });
}

export async function tellChanged(
  trx: Transaction,
  app: App,
  actor: Actor,
  monitor: Pick<MonitorRow, 'id' | 'store_id' | 'name'>,
  what: 'changed' | 'paused' | 'resumed' | 'baseline_accepted',
): Promise<void> {
  await announce(trx, app, monitorChanged, {
    monitorId: monitor.id,
    storeId: monitor.store_id,
    name: monitor.name,
    actor: actor.name,
    what,
    at: app.clock.now(),
  });
  await changed(trx, { topic: 'monitor', id: monitor.id, storeId: monitor.store_id });
}
