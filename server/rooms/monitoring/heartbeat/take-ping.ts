import type { Outcome } from '#core/probe';
import { type Heartbeat, heartbeatDeadline, judgeHeartbeat, type Ping, recordPing } from '#core/schedule';
import type { App } from '#kit/app';
import { inTransaction, type Transaction } from '#kit/db/db';
import { ensurePartitions } from '../history/partitions.ts';
import type { Heard } from '../recording/heard.ts';
import { recordJudged } from '../recording/record-results.ts';
import heartbeatType, { heartbeatOf } from '../types/heartbeat.monitor.ts';
import {
  anySilent,
  type Beating,
  claimSilent,
  lockHeartbeat,
  lockWaiting,
  presentUntil,
  saveHeartbeat,
} from './store.ts';

/** Results that no prober brought. */
const nobody = { key: 0, others: false };
const EXCERPT = 4096;
/** Nobody was there to be called, if the watch over silence was interrupted for so long. */
const AWAY_MS = 60_000;

/** A job called its address. @returns false where there is no such heartbeat */
export async function takePing(app: App, key: string, ping: Omit<Ping, 'at'>, output: string): Promise<boolean> {
  const at = app.clock.now();
  await ensurePartitions(app, [at]);
  return inTransaction(app.db, async (trx) => {
    const beating = await lockHeartbeat(trx, key);
    if (!beating) return false;
    const state = recordPing(beating.state, { ...ping, at });
    await judge(trx, app, [{ ...beating, state }], at, output);
    return true;
  });
}

/** Until when this process said that somebody is here; said again before it is too old. */
const saidPresent = new WeakMap<App, number>();
const SAY_EVERY_MS = 15_000;

/** Judges heartbeats that stayed silent beyond their deadline. */
export async function judgeSilent(app: App): Promise<void> {
  const now = app.clock.now();
  const said = saidPresent.get(app) ?? -Infinity;
  const fresh = now >= said && now - said < SAY_EVERY_MS;
  if (fresh && !(await anySilent(app.db, now))) return;
  await ensurePartitions(app, [now]);
  await inTransaction(app.db, async (trx) => {
    const present = await presentUntil(trx, now);
    if (now - present > AWAY_MS) await excuse(trx, present, now);
    if (present - now > AWAY_MS) await setBack(trx, now);
    await judge(trx, app, await claimSilent(trx, now), now, '');
  });
  saidPresent.set(app, now);
}

/** The clock jumped back: nothing that was awaited is awaited longer for it. */
async function setBack(trx: Transaction, now: number): Promise<void> {
  const earlier = (at: number | null) => (at === null ? null : Math.min(at, now));
  for (const { monitor_key, state, settings, deadline } of await lockWaiting(trx, 0)) {
    const past = { ...state, endedAt: earlier(state.endedAt), startedAt: earlier(state.startedAt) };
    const anew = judgeHeartbeat(past, heartbeatOf(heartbeatType.settings.parse(settings)), now).deadline;
    await saveHeartbeat(trx, monitor_key, past, Math.min(deadline, anew ?? deadline));
  }
}

/** Calls that were due while we were away found nobody: they are awaited anew. */
async function excuse(trx: Transaction, from: number, now: number): Promise<void> {
  for (const { monitor_key, state, settings, deadline } of await lockWaiting(trx, from)) {
    const { schedule, graceMs, maxRunMs } = heartbeatOf(heartbeatType.settings.parse(settings));
    if (state.startedAt !== null)
      await saveHeartbeat(trx, monitor_key, state, Math.max(deadline, now + (maxRunMs ?? graceMs)));
    else if (deadline - graceMs <= now)
      await saveHeartbeat(trx, monitor_key, { ...state, endedAt: now }, heartbeatDeadline(schedule, graceMs, now));
  }
}

async function judge(trx: Transaction, app: App, all: readonly Beating[], at: number, output: string): Promise<void> {
  const heard: Heard[] = [];
  for (const b of all) {
    const { verdict, failure, reason, deadline } = judgeHeartbeat(
      b.state,
      heartbeatOf(heartbeatType.settings.parse(b.settings)),
      at,
    );
    await saveHeartbeat(trx, b.monitor_key, b.state, deadline);
    if (verdict === null) continue;
    const outcome: Outcome = {
      verdict,
      failure,
      reason,
      totalMs: b.state.startedAt === null ? b.state.tookMs : null,
      phases: {},
      conditions: [],
      evidence: evidenceOf(b.state, output),
    };
    heard.push({
      key: b.monitor_key,
      region: b.region,
      revision: b.revision,
      at,
      confirmation: false,
      distorted: false,
      outcome,
      special: true,
    });
  }
  if (heard.length > 0) await recordJudged(trx, app, nobody, heard);
}

function evidenceOf(state: Heartbeat, output: string): NonNullable<Outcome['evidence']> {
  return {
    ...(output ? { bodyExcerpt: output.slice(0, EXCERPT) } : {}),
    facts: { ...(state.exitCode === null ? {} : { exitCode: state.exitCode }) },
  };
}
