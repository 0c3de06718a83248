import type { z } from 'zod';
import type * as c from '#contract/prober-protocol';
import type { App } from '#kit/app';
import { openSettings } from '../monitors/secret-settings.ts';
import { kinds } from '../monitors/kinds.ts';
import { claimSlots, hasOthers, probedByKeys, signOfLife } from '../probing/store.ts';
import type { Heard } from '../recording/heard.ts';
import { recordBatch } from '../recording/record-results.ts';
import { idsOf, keysOf, type ProberRow } from './store.ts';

type Claim = typeof c.claimWork;

/** Hands out work of the prober's region that is due within the time that it asks for. */
export async function handOutWork(
  app: App,
  prober: ProberRow,
  body: z.output<Claim['body']>,
): Promise<z.input<Claim['response']>> {
  const now = app.clock.now();
  await signOfLife(app.db, prober.key, {
    now,
    loopDelayMs: body.loopDelayMs,
    claimLagMs: null,
    line: body.line,
    kept: body.kept,
    probes: body.probes,
    late: body.late,
    version: body.version,
  });
  const claimed = await claimSlots(app, {
    regions: [prober.region],
    now,
    horizon: now + body.aheadMs,
    prober: prober.key,
    limit: body.max,
  });
  const ids =
    claimed.length === 0
      ? new Map<number, string>()
      : await idsOf(
          app.db,
          claimed.map((w) => w.key),
        );
  const work = claimed.flatMap((w) => {
    const monitorId = ids.get(w.key);
    return monitorId
      ? [{ monitorId, revision: w.revision, slotAt: w.slotAt, confirmation: w.confirming, calm: w.calm }]
      : [];
  });
  return { now, work };
}

/** What the prober needs to know of monitors of its region: of no others, since secrets are among it. */
export async function describeWork(
  app: App,
  prober: ProberRow,
  ids: readonly string[],
): Promise<z.input<typeof c.probedMonitor>[]> {
  const keys = await keysOf(app.db, ids, prober.region);
  return (await probedByKeys(app.db, [...keys.values()])).flatMap((row) => {
    const kind = kinds.get(row.type);
    if (!kind) return [];
    const settings = openSettings(app.secrets, kind.schema, row.settings, row.id);
    return [
      {
        monitorId: row.id,
        revision: row.revision,
        type: row.type,
        settings,
        timeoutMs: row.timeout_ms,
        baseline: row.baseline,
        allowPrivate: row.allow_private,
        host: row.host,
        intervalMs: row.interval_ms,
      },
    ];
  });
}

/** Nobody keeps results for longer; an `at` from before is nonsense. */
const OLDEST_MS = 7 * 86_400_000;

type Report = typeof c.reportProbes;

/** Stores what a prober hands in, once for each batch. Monitors that its region does not watch (any more) are left out. */
export async function takeResults(
  app: App,
  prober: ProberRow,
  body: z.output<Report['body']>,
): Promise<z.input<Report['response']>> {
  const now = app.clock.now();
  const others = await hasOthers(app.db, prober.key, [prober.region], now);
  const items = body.items.filter((i) => i.at > now - OLDEST_MS);
  const keys = await keysOf(app.db, [...new Set(items.map((i) => i.monitorId))], prober.region);
  const heard = items.flatMap(({ monitorId, outcome, ...item }): Heard[] => {
    const key = keys.get(monitorId);
    // A clock that is ahead would write the future.
    return key === undefined
      ? []
      : [
          {
            key,
            region: prober.region,
            revision: item.revision,
            at: Math.min(item.at, now),
            confirmation: item.confirmation,
            distorted: item.distorted,
            outcome: outcome,
          },
        ];
  });
  const { confirm, stored } = await recordBatch(app, { key: prober.key, others }, body.batch, heard);
  return { stored, more: confirm };
}
