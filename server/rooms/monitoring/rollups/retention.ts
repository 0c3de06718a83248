import type { z } from 'zod';
import { retention } from '#contract/monitoring';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { type Db, inTransaction, type Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { readSettings, writeSettings } from '#kit/settings';
import { dropPartitions, ensureAhead } from '../history/partitions.ts';
import { forgetBatches, forgetRollups, forgetSpans, forgetSilentProbers } from './store.ts';

export type Retention = z.output<typeof retention>;

const key = 'monitoring.retention';
const defaults: Retention = { resultDays: 14, fiveMinuteDays: 45, hourDays: 400, dayDays: 1830 };
const DAY_MS = 86_400_000;

export const readRetention = (db: Db): Promise<Retention> => readSettings(db, key, retention, defaults);

export async function changeRetention(
  trx: Transaction,
  app: App,
  actor: Actor,
  values: Partial<Retention>,
): Promise<Retention> {
  await writeSettings(trx, key, values);
  await audit(trx, app, actor, 'retention.changed', 'monitoring', values);
  return readRetention(trx);
}

/** Makes room for the days to come, and lets go of what the policy no longer keeps. */
export async function keepHouse(app: App): Promise<void> {
  const now = app.clock.now();
  const days = await readRetention(app.db);
  const before = (kept: number) => now - kept * DAY_MS;
  await ensureAhead(app);
  await dropPartitions(app, 'probe_results', before(days.resultDays));
  await dropPartitions(app, 'rollups_5m', before(days.fiveMinuteDays));
  await inTransaction(app.db, async (trx) => {
    await forgetRollups(trx, 'rollups_hour', before(days.hourDays));
    await forgetRollups(trx, 'rollups_day', before(days.dayDays));
    await forgetSpans(trx, before(days.dayDays));
    await forgetBatches(trx, now - 3 * DAY_MS);
    await forgetSilentProbers(trx, now - DAY_MS);
  });
}
