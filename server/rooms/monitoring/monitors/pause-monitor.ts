import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { saveSpansInOrder } from '../history/store.ts';
import { judgeAnew } from '../heartbeat/store.ts';
import { lockWatched, saveStates, type Watched } from '../recording/store.ts';
import { slotsFor } from './create-monitors.ts';
import { kinds } from './kinds.ts';
import { changeMonitor } from './store.ts';
import { replaceSlots, stopSlots } from '../probing/store.ts';
import { lockVisible, tellChanged } from './update-monitor.ts';

/** Nobody probes the monitor until it is resumed; the time is not counted. */
export async function pauseMonitor(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const monitor = await lockVisible(trx, actor, id);
  if (monitor.paused) return;
  await changeMonitor(trx, id, { paused: true }, true);
  await stopSlots(trx, monitor.key);
  await restart(trx, app, monitor.key, 'paused');
  await audit(trx, app, actor, 'monitor.paused', monitor.name, { monitorId: id, storeId: monitor.store_id });
  await tellChanged(trx, app, actor, monitor, 'paused');
}

/** Probes again, at once; what was known before the pause is forgotten, what others were told is not. */
export async function resumeMonitor(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const monitor = await lockVisible(trx, actor, id);
  if (!monitor.paused) return;
  const revision = await changeMonitor(trx, id, { paused: false }, true);
  await replaceSlots(
    trx,
    [monitor.key],
    await slotsFor(trx, kinds, [{ ...monitor, revision, first: app.clock.now() }]),
  );
  await restart(trx, app, monitor.key, 'pending');
  if (kinds.get(monitor.type)?.type.passive) await judgeAnew(trx, monitor.key, app.clock.now());
  await audit(trx, app, actor, 'monitor.resumed', monitor.name, { monitorId: id, storeId: monitor.store_id });
  await tellChanged(trx, app, actor, monitor, 'resumed');
}

async function restart(trx: Transaction, app: App, key: number, status: 'paused' | 'pending'): Promise<void> {
  const [watched] = (await lockWatched(trx, [key])) as [Watched];
  const at = app.clock.now();
  await saveStates(trx, [
    {
      ...watched,
      status,
      since: at,
      owes: false,
      flapping: false,
      failure: null,
      reason: null,
      conditions: [],
      evidence: null,
      regions: {},
    },
  ]);
  await saveSpansInOrder(trx, [{ key, at, status, failure: null, reason: null }]);
}
