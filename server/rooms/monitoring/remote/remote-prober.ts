import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallOf } from '#contract/endpoint';
import * as c from '#contract/prober-protocol';
import { type Clock, systemClock } from '#kit/clock';
import { newId } from '#kit/id';
import type { Log } from '#kit/log';
import { createNet } from '#kit/net/create-net';
import type { NetPolicy, ProbeNet } from '#kit/net/net';
import { kinds } from '../monitors/kinds.ts';
import { type LineCheck, lineCheck, neutralTargets } from '../probing/check-line.ts';
import { type Done, Engine, type Ready, type Task } from '../probing/engine.ts';
import { Line } from '../probing/line.ts';
import { Refused, type ServerLine, serverLine, Unreachable } from './server-line.ts';
import { Spool } from './spool.ts';

export interface RemoteProberOptions {
  url: string;
  token: string;
  dataDirectory: string;
  version: string;
  log: Log;
  netPolicy?: NetPolicy;
  lineTargets?: readonly string[];
  clock?: Clock;
  check?: LineCheck;
}

interface Ref {
  monitorId: string;
  revision: number;
  calm: boolean;
}

type Batch = CallOf<typeof c.reportProbes>['body'];

interface Known {
  revision: number;
  intervalMs: number;
  ready: Ready | null;
  /** The last slot that this prober had; while the server is away it goes on from there by itself. */
  slotAt: number;
  usedAt: number;
}

const FORGET_MS = 30 * 60_000;
/** While the server is away it is tried again so often, beside the work. */
const RETRY_MS = 2000;
const CLAIM_TIMEOUT_MS = 5000;
const REPORT_TIMEOUT_MS = 20_000;

/** A prober that reaches its server by HTTPS alone. While it cannot, it probes on by what it knows, and keeps the results on disk. */
export class RemoteProber {
  readonly #o: RemoteProberOptions;
  readonly #server: ServerLine;
  readonly #clock: Clock;
  readonly #spool: Spool;
  readonly #known = new Map<string, Known>();
  readonly #nets = new Map<boolean, ProbeNet>();
  readonly line: Line;
  readonly engine: Engine<Ref>;
  /** How far the server's clock is ahead of ours. */
  #skew = 0;
  #away = false;
  #recovering: Promise<void> | null = null;
  #told = { probes: 0, late: 0 };
  #kept = 0;

  constructor(options: RemoteProberOptions) {
    this.#o = options;
    this.#clock = options.clock ?? systemClock;
    this.#server = serverLine(options.url, options.token);
    this.#spool = new Spool(join(options.dataDirectory, 'prober', 'results.jsonl'));
    this.line = new Line({
      check: options.check ?? lineCheck(() => this.#policy.resolvers ?? [], options.lineTargets ?? neutralTargets),
    });
    this.engine = new Engine({
      clock: { now: () => this.#now() },
      work: {
        claim: (horizon, limit) => this.#claim(horizon, limit),
        store: (done) => this.#store(done),
        urgent: (done) => !done.task.ref.calm || done.outcome.verdict !== 'up',
        // Whether another prober of the region had better look is known at the server.
        repeats: () => false,
      },
      weigh: (done) => this.line.weigh(done.task.monitor.host, done.outcome),
      onError: (error, what) => options.log.error({ err: error }, `${what} failed; it is tried again`),
    });
  }

  start(): void {
    this.line.prove();
    this.engine.start();
  }

  async stop(): Promise<void> {
    this.line.stop();
    await this.engine.stop();
    this.#spool.close();
  }

  get #policy(): NetPolicy {
    return this.#o.netPolicy ?? { allowPrivate: true, ownPorts: [] };
  }

  /** By the server's clock: results of many probers stand beside each other. */
  #now(): number {
    return this.#clock.now() + this.#skew;
  }

  async #claim(horizon: number, limit: number): Promise<Task<Ref>[]> {
    // What is kept goes first: the server judges results in the order of their probes.
    if (this.#away || !this.#spool.empty) {
      if (this.#recovering === null)
        this.#recovering = this.#recover().finally(() => {
          this.#recovering = null;
        });
      return this.#ownSchedule(horizon);
    }
    const { probes, late } = this.engine.counts();
    const asked = this.#clock.now();
    const body = {
      version: this.#o.version,
      loopDelayMs: this.engine.loopDelayMs(),
      probes: probes - this.#told.probes,
      late: late - this.#told.late,
      kept: this.#kept,
      line: this.line.state,
      aheadMs: Math.min(10_000, Math.max(0, Math.round(horizon - this.#now()))),
      max: Math.min(limit, 3000),
    };
    const answer = await this.#ask(() => this.#server.call(c.claimWork, { body }, CLAIM_TIMEOUT_MS));
    if (!answer) return this.#ownSchedule(horizon);
    this.#kept = 0;
    this.#told = { probes, late };
    this.#skew = Math.round(answer.now - (asked + this.#clock.now()) / 2);
    await this.#learn(answer.work);
    return answer.work.flatMap((w) => this.#task(w.monitorId, w.revision, w.slotAt, w.confirmation, w.calm));
  }

  #task(monitorId: string, revision: number, slotAt: number, confirming: boolean, calm: boolean): Task<Ref>[] {
    const known = this.#known.get(monitorId);
    if (!known?.ready || known.revision !== revision) return [];
    if (!confirming) known.slotAt = slotAt;
    known.usedAt = this.#now();
    return [{ ref: { monitorId, revision, calm }, slotAt, confirming, monitor: known.ready }];
  }

  /** While the server is away: what was this prober's within the last intervals stays its own. */
  #ownSchedule(horizon: number): Task<Ref>[] {
    return [...this.#known].flatMap(([id, known]) => {
      let slotAt = known.slotAt + known.intervalMs;
      if (slotAt > horizon) return [];
      // Many slots were slept through at most: they are not made up for.
      slotAt += Math.floor(Math.max(0, this.#now() - slotAt) / known.intervalMs) * known.intervalMs;
      return this.#task(id, known.revision, slotAt, false, true);
    });
  }

  async #learn(work: readonly { monitorId: string; revision: number }[]): Promise<void> {
    const now = this.#now();
    for (const [id, known] of this.#known)
      if (known.usedAt < now - Math.max(FORGET_MS, 3 * known.intervalMs)) this.#known.delete(id);
    const ids = [
      ...new Set(work.filter((w) => this.#known.get(w.monitorId)?.revision !== w.revision).map((w) => w.monitorId)),
    ];
    if (ids.length === 0) return;
    const answer = await this.#ask(() => this.#server.call(c.describeWork, { body: { ids } }, REPORT_TIMEOUT_MS));
    for (const m of answer?.items ?? [])
      this.#known.set(m.monitorId, {
        revision: m.revision,
        intervalMs: m.intervalMs,
        ready: this.#prepare(m),
        slotAt: now,
        usedAt: now,
      });
  }

  #prepare(m: {
    type: string;
    settings: Record<string, unknown>;
    timeoutMs: number | null;
    baseline?: unknown;
    allowPrivate: boolean;
    host: string;
  }): Ready | null {
    const kind = kinds.get(m.type);
    const parsed = kind?.type.settings.safeParse(m.settings);
    if (!kind || !parsed?.success) return null;
    const allowPrivate = m.allowPrivate && this.#policy.allowPrivate;
    const net = this.#nets.get(allowPrivate) ?? createNet({ ...this.#policy, allowPrivate });
    this.#nets.set(allowPrivate, net);
    return {
      type: kind.type,
      settings: parsed.data,
      timeoutMs: m.timeoutMs ?? kind.type.timeoutMs,
      net,
      baseline: m.baseline ?? null,
      host: m.host,
    };
  }

  /** Hands results in, or keeps them on disk where that fails or older ones wait there. */
  async #store(done: readonly Done<Ref>[]): Promise<{ more: boolean }> {
    const items = done.map(({ task, at, outcome, distorted }): Batch['items'][number] => ({
      monitorId: task.ref.monitorId,
      revision: task.ref.revision,
      at: Math.round(at),
      confirmation: task.confirming,
      distorted,
      outcome: { ...outcome } as Batch['items'][number]['outcome'],
    }));
    let more = false;
    for (let i = 0; i < items.length; i += 2000) {
      const body: Batch = { batch: newId(this.#clock.now()), items: items.slice(i, i + 2000) };
      const answer =
        this.#spool.empty && !this.#away
          ? await this.#ask(() => this.#server.call(c.reportProbes, { body }, REPORT_TIMEOUT_MS))
          : null;
      more ||= answer?.more ?? false;
      if (answer) continue;
      this.#kept += body.items.length;
      if (!this.#spool.append(JSON.stringify(body)))
        this.#o.log.error('there is no room left for results; new ones are lost until the server is back');
    }
    return { more };
  }

  /** Hands in what was kept, the oldest first, as soon as the server is back. */
  async #recover(): Promise<void> {
    for (let line = this.#spool.next(); line !== null; line = this.#spool.next()) {
      if (!(await this.#handIn(JSON.parse(line) as Batch))) return sleep(RETRY_MS, undefined, { ref: false });
      this.#spool.done(line);
    }
  }

  async #handIn(body: Batch): Promise<boolean> {
    const answer = await this.#ask(() =>
      this.#server.call(c.reportProbes, { body }, REPORT_TIMEOUT_MS).catch((error: unknown) => {
        // A batch that the server cannot read would stand in the way of all after it.
        if (!(error instanceof Refused) || error.status === 401 || error.status === 403) throw error;
        this.#o.log.error({ err: error, batch: body.batch }, 'the server does not take kept results; they are dropped');
        return { stored: 0, more: false };
      }),
    );
    return answer !== null;
  }

  /** Null where the server is away or dismissed us; said once when it begins and once when it ends. */
  async #ask<T>(call: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await call();
      if (this.#away) this.#o.log.warn('the server is back');
      this.#away = false;
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable) && !(error instanceof Refused)) throw error;
      if (!this.#away)
        this.#o.log.error(
          { reason: error.message },
          error instanceof Refused ? 'the server refuses this prober' : 'the server is away; results are kept here',
        );
      this.#away = true;
      // Dismissed: what we know is no longer ours to watch.
      if (error instanceof Refused && (error.status === 401 || error.status === 403)) this.#known.clear();
      return null;
    }
  }
}
