import { hostname } from 'node:os';
import type { App } from '#kit/app';
import { newId } from '#kit/id';
import { ownRegion } from '../monitors/create-monitors.ts';
import { regionKeys } from '../monitors/store.ts';
import { expiryIn, recordResults, type Reporter } from '../recording/record-results.ts';
import type { Heard } from '../recording/heard.ts';
import { type LineCheck, lineCheck, neutralTargets } from './check-line.ts';
import { type Done, Engine, type Task, type Work } from './engine.ts';
import { Line } from './line.ts';
import { claimSlots, type Claimed, enlistProber, hasOthers, healSlots, signOfLife } from './store.ts';
import { Watchlist } from './watchlist.ts';

const LIFE_EVERY_MS = 5000;
/** So many probes in a row that our own load spoiled are let pass. */
const BRIEF = 2;

/** A prober that works on the database itself. */
export class LocalProber {
  readonly #app: App;
  readonly #me: Reporter;
  readonly #regions: number[];
  readonly #watchlist: Watchlist;
  readonly engine: Engine<Claimed>;
  readonly line: Line;
  #life: NodeJS.Timeout | null = null;
  #told = { probes: 0, late: 0 };

  private constructor(app: App, me: Reporter, regions: number[], check: LineCheck) {
    this.#app = app;
    this.line = new Line({
      check,
      onChange: (state) =>
        void this.#sign().catch((error: unknown) => app.log.warn({ err: error, line: state }, 'a sign of life failed')),
    });
    this.#me = me;
    this.#regions = regions;
    this.#watchlist = new Watchlist(app);
    const work: Work<Claimed> = {
      claim: (horizon, limit) => this.#claim(horizon, limit),
      store: (done, again) => this.#store(done, again),
      urgent: (done) =>
        !done.task.ref.calm || (done.outcome.verdict !== 'up' && done.outcome.reason.code !== 'overloaded'),
      repeats: ({ ref }) => ref.calm && !this.#me.others,
    };
    this.engine = new Engine({
      clock: app.clock,
      work,
      weigh: (done) => this.line.weigh(done.task.monitor.host, done.outcome),
      onError: (error, what) => app.log.error({ err: error }, `${what} failed; it is tried again`),
    });
  }

  /** Makes itself known; probes nothing before it is told to. */
  static async enlist(
    app: App,
    { name = hostname(), check = checkOf(app) }: { name?: string; check?: LineCheck } = {},
  ): Promise<LocalProber> {
    const names = [...new Set([ownRegion, app.settings.region])];
    const { me, regions } = await app.db.transaction().execute(async (trx) => {
      const keys = await regionKeys(trx, names);
      const row = await enlistProber(trx, {
        id: newId(app.clock.now()),
        name,
        region: keys.get(app.settings.region)!,
        version: app.settings.version,
        now: app.clock.now(),
      });
      return { me: row, regions: [...keys.values()] };
    });
    return new LocalProber(app, { key: me.key, others: false }, regions, check);
  }

  async start(): Promise<void> {
    this.line.prove();
    await this.#sign();
    this.#life = setInterval(
      () => void this.#sign().catch((error: unknown) => this.#app.log.warn({ err: error }, 'a sign of life failed')),
      LIFE_EVERY_MS,
    );
    this.engine.start();
  }

  async stop(): Promise<void> {
    if (this.#life) clearInterval(this.#life);
    this.line.stop();
    await this.engine.stop();
  }

  async #sign(): Promise<void> {
    const now = this.#app.clock.now();
    const { probes, late, claimLagMs } = this.engine.counts();
    const life = {
      now,
      loopDelayMs: this.engine.loopDelayMs(),
      claimLagMs,
      line: this.line.state,
      kept: 0,
      probes: probes - this.#told.probes,
      late: late - this.#told.late,
      version: this.#app.settings.version,
    };
    await signOfLife(this.#app.db, this.#me.key, life);
    this.#me.others = await hasOthers(this.#app.db, this.#me.key, this.#regions, now);
    this.#told = { probes, late };
    await healSlots(this.#app.db, now);
    this.#watchlist.forget(now);
  }

  async #claim(horizon: number, limit: number): Promise<Task<Claimed>[]> {
    const now = this.#app.clock.now();
    const claimed = await claimSlots(this.#app, { regions: this.#regions, now, horizon, prober: this.#me.key, limit });
    if (claimed.length === 0) return [];
    await this.#watchlist.know(claimed, now);
    return claimed.flatMap((ref) => {
      const monitor = this.#watchlist.get(ref.key, ref.revision)?.ready;
      return monitor ? [{ ref, slotAt: ref.slotAt, confirming: ref.confirming, monitor }] : [];
    });
  }

  async #store(done: readonly Done<Claimed>[], again: boolean): Promise<{ more: boolean }> {
    const { confirm } = await recordResults(
      this.#app,
      this.#me,
      done.map((d) => this.#heard(d)),
      again,
    );
    return { more: confirm };
  }

  #heard({ task, at, outcome, distorted }: Done<Claimed>): Heard {
    const { key, region, revision, confirming } = task.ref;
    const heard: Heard = { key, region, revision, at, confirmation: confirming, distorted, outcome };
    const kept = this.#watchlist.get(key, revision);
    if (kept) {
      kept.overloads = outcome.reason.code === 'overloaded' ? kept.overloads + 1 : 0;
      heard.brief = kept.overloads > 0 && kept.overloads <= BRIEF;
    }
    const expiresAt = expiryIn(heard);
    if (kept && expiresAt !== null && expiresAt !== kept.expiresAt) {
      kept.expiresAt = expiresAt;
      heard.special = true;
    }
    return heard;
  }
}

const checkOf = (app: App): LineCheck =>
  lineCheck(() => app.settings.netPolicy.resolvers ?? [], app.settings.lineTargets ?? neutralTargets);
