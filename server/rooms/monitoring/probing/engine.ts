import type { Clock } from '#kit/clock';
import type { Outcome } from '#core/probe';
import type { ProbeNet } from '#kit/net/net';
import type { MonitorType } from '../monitor-type.ts';
import { type LoopDelay, watchLoop } from '../loop-delay.ts';
import { type ProbeRun, runProbe } from '../run-probe.ts';

/** A monitor as a probe needs it. The object is kept as long as its revision: types remember what they worked out for its settings. */
export interface Ready {
  type: MonitorType;
  settings: unknown;
  timeoutMs: number;
  net: ProbeNet;
  baseline: unknown;
  host: string;
}

/** A probe to be run at `slotAt` (epoch ms). */
export interface Task<Ref> {
  ref: Ref;
  slotAt: number;
  confirming: boolean;
  monitor: Ready;
}

export interface Done<Ref> {
  task: Task<Ref>;
  /** When it began. */
  at: number;
  outcome: Outcome;
  distorted: boolean;
}

/** Where tasks come from and where results go: the database, or the server far away. */
export interface Work<Ref> {
  /** What is due until `horizon`, at most `limit`; nobody else gets it. */
  claim(horizon: number, limit: number): Promise<Task<Ref>[]>;
  /** Keeps results. `again`: an earlier try ended without an answer and may have succeeded. @returns whether more is due at once */
  store(done: readonly Done<Ref>[], again: boolean): Promise<{ more: boolean }>;
  /** Whether this result is better stored without waiting for others. */
  urgent(done: Done<Ref>): boolean;
  /** Whether this prober itself will be asked to repeat the probe if it fails. */
  repeats(task: Task<Ref>): boolean;
}

/** A second look at what the first waits for. */
interface Repeat<Ref> {
  cut: AbortController;
  done: Promise<Done<Ref> | null>;
}

export interface EngineOptions<Ref> {
  clock: Clock;
  work: Work<Ref>;
  /** Says what an outcome is worth: when our own line is dead, a failure says nothing. */
  weigh: (done: Done<Ref>) => Promise<Outcome> | Outcome;
  onError: (error: unknown, what: string) => void;
  /** A probe that takes longer will hardly end well: its repeat begins beside it, so that silence is not waited for twice. */
  doubtMs?: number;
}

/** A claim looks this far ahead beyond the next one, so that a slow claim makes no probe late. */
const CLAIM_EVERY_MS = 1000;
const AHEAD_MS = 500;
/** Probes that fall due within this time start together: each start on its own wakes the process once more. */
const TICK_MS = 20;
const GATHER_MS = 900;
const URGENT_MS = 20;
const RETRY_MS = 2000;
const MOST_RUNNING = 5000;
const MOST_HELD = 10_000;
/** A probe that begins later than this after its slot is counted as late. */
const LATE_MS = 1000;
const DOUBT_MS = 4000;

/** Runs probes at their slots and stores what they bring, many at once. */
export class Engine<Ref> {
  readonly #o: EngineOptions<Ref>;
  readonly #stopping = new AbortController();
  readonly #delay: LoopDelay = watchLoop();
  #waiting: Task<Ref>[] = [];
  #running = 0;
  #unstored: Done<Ref>[] = [];
  #storing = false;
  #again = false;
  #claiming: Promise<void> | null = null;
  #loop: NodeJS.Timeout | null = null;
  #tickTimer: NodeJS.Timeout | null = null;
  #storeTimer: NodeJS.Timeout | null = null;
  #storeAt = Infinity;
  #idle: (() => void)[] = [];
  #counts = { probes: 0, late: 0, claimLagMs: 0 };

  constructor(options: EngineOptions<Ref>) {
    this.#o = options;
  }

  /** Claims once a second from now on. Without it, only when it is told to: tests and the demo. */
  start(): void {
    this.#loop = setInterval(() => void this.claim(), CLAIM_EVERY_MS);
    void this.claim();
  }

  /** Takes what is due. */
  claim(): Promise<void> {
    this.#claiming ??= this.#claimOnce()
      .catch((error: unknown) => this.#o.onError(error, 'claiming probes'))
      .finally(() => {
        this.#claiming = null;
        this.#ease();
      });
    return this.#claiming;
  }

  /** Ends when nothing is waiting, running or unstored. */
  settled(): Promise<void> {
    return this.#quiet() ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Cuts what runs, stores what is there, and stops. What is cut is probed again when its lease ends or at its next slot. */
  async stop(): Promise<void> {
    if (this.#loop) clearInterval(this.#loop);
    if (this.#tickTimer) clearTimeout(this.#tickTimer);
    this.#waiting = [];
    this.#stopping.abort();
    await this.settled();
    this.#delay.stop();
  }

  /** The worst delay of this process's timers in the last seconds, in milliseconds. */
  loopDelayMs(): number {
    return Math.round(this.#delay.since(Math.max(0, performance.now() - 5000)));
  }

  counts() {
    return { ...this.#counts, waiting: this.#waiting.length, running: this.#running, unstored: this.#unstored.length };
  }

  async #claimOnce(): Promise<void> {
    const room = MOST_HELD - this.#waiting.length - this.#running - this.#unstored.length;
    if (room <= 0 || this.#stopping.signal.aborted) return;
    const begun = performance.now();
    const tasks = await this.#o.work.claim(
      this.#o.clock.now() + (this.#loop ? CLAIM_EVERY_MS + AHEAD_MS : 0),
      Math.min(room, 3000),
    );
    this.#counts.claimLagMs = performance.now() - begun;
    if (tasks.length === 0 || this.#stopping.signal.aborted) return;
    this.#waiting = [...this.#waiting, ...tasks].sort((a, b) => a.slotAt - b.slotAt);
    this.#tick();
  }

  #tick(): void {
    if (this.#tickTimer) clearTimeout(this.#tickTimer);
    this.#tickTimer = null;
    const now = this.#o.clock.now();
    let started = 0;
    while (
      started < this.#waiting.length &&
      this.#running < MOST_RUNNING &&
      this.#waiting[started]!.slotAt <= now + TICK_MS / 2
    )
      void this.#probe(this.#waiting[started++]!, now);
    if (started > 0) this.#waiting.splice(0, started);
    const next = this.#waiting[0];
    if (next) this.#tickTimer = setTimeout(() => this.#tick(), Math.max(TICK_MS, Math.min(1000, next.slotAt - now)));
  }

  async #probe(task: Task<Ref>, at: number): Promise<void> {
    this.#running += 1;
    this.#counts.probes += 1;
    if (at - task.slotAt > LATE_MS && !task.confirming) this.#counts.late += 1;
    let repeat: Repeat<Ref> | undefined;
    const { doubtMs = DOUBT_MS } = this.#o;
    const doubt =
      this.#loop && !task.confirming && task.monitor.timeoutMs > doubtMs && this.#o.work.repeats(task)
        ? setTimeout(() => (repeat = this.#repeatBeside(task)), doubtMs)
        : undefined;
    const done = await this.#look(task, at, this.#stopping.signal);
    clearTimeout(doubt);
    const doubted = done?.outcome.verdict === 'down' || done?.outcome.verdict === 'degraded';
    if (repeat && !doubted) repeat.cut.abort();
    const repeated = await repeat?.done;
    this.#running -= 1;
    if (!done) return this.#ease();
    const all = repeated && doubted ? [done, repeated] : [done];
    this.#unstored.push(...all);
    const waits = this.#loop && !this.#stopping.signal.aborted && !all.some((one) => this.#o.work.urgent(one));
    this.#storeIn(waits ? GATHER_MS : this.#loop ? URGENT_MS : 0);
  }

  /** @returns null where it was cut before it brought anything */
  async #look(task: Task<Ref>, at: number, signal: AbortSignal): Promise<Done<Ref> | null> {
    const { type, settings, timeoutMs, net, baseline } = task.monitor;
    const run: ProbeRun = await runProbe(type, settings, { timeoutMs, net, now: at, baseline, signal }, this.#delay);
    const done: Done<Ref> = { task, at, outcome: run.outcome, distorted: run.distorted };
    const weighed = this.#o.weigh(done);
    done.outcome = weighed instanceof Promise ? await weighed : weighed;
    if (signal.aborted && run.error !== undefined) return null;
    if (run.error !== undefined) this.#o.onError(run.error, 'a probe');
    return done;
  }

  #repeatBeside(task: Task<Ref>): Repeat<Ref> {
    this.#counts.probes += 1;
    const cut = new AbortController();
    const signal = AbortSignal.any([cut.signal, this.#stopping.signal]);
    return { cut, done: this.#look({ ...task, confirming: true }, this.#o.clock.now(), signal) };
  }

  #storeIn(ms: number): void {
    const at = performance.now() + ms;
    if (at >= this.#storeAt) return;
    this.#storeAt = at;
    if (this.#storeTimer) clearTimeout(this.#storeTimer);
    this.#storeTimer = setTimeout(() => void this.#store(), ms);
  }

  async #store(): Promise<void> {
    this.#storeAt = Infinity;
    if (this.#storing || this.#unstored.length === 0) return;
    this.#storing = true;
    const batch = this.#unstored;
    this.#unstored = [];
    const failed = await this.#o.work.store(batch, this.#again).then(
      ({ more }) => {
        if (more) void this.claim();
        return null;
      },
      (error: unknown) => ({ error }),
    );
    this.#storing = false;
    this.#again = failed !== null;
    if (failed) {
      this.#o.onError(failed.error, 'storing results');
      this.#unstored = [...batch, ...this.#unstored];
    }
    if (this.#unstored.length > 0) this.#storeIn(failed ? RETRY_MS : URGENT_MS);
    this.#ease();
  }

  #quiet(): boolean {
    return (
      this.#waiting.length === 0 &&
      this.#running === 0 &&
      this.#unstored.length === 0 &&
      !this.#storing &&
      !this.#claiming
    );
  }

  #ease(): void {
    if (!this.#quiet()) return;
    const heard = this.#idle;
    this.#idle = [];
    for (const tell of heard) tell();
  }
}
