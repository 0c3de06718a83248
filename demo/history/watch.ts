import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import * as m from '#contract/monitoring';
import * as protocol from '#contract/prober-protocol';
import type { Outcome } from '#core/probe';
import { type Actor, makeActor } from '#kit/http/actor';
import { probeMonitor } from '#rooms/monitoring';
import type { Watched } from '../cast/stores.ts';
import type { Desk } from '../desk.ts';
import type { Trouble } from '../stage/stores.ts';
import { seenAgain, wellAt } from './outcomes.ts';

type Reported = z.input<typeof protocol.reportedProbe>;

const MINUTE = 60_000;

/** Seconds between looks of types that look more seldom than pages, in history. */
const seldom: Record<string, number> = { tls: 3600, domain: 43_200 };
/** Seconds between looks while people watch the demo: as often as each type allows. */
const often: Record<string, number> = { http: 10, content: 30, tls: 60, dns: 30, tcp: 15 };

/**
 * The prober of the past: hands in what it would have seen, by the same door as any remote prober. What it sees in
 * times of trouble was really seen: the shop is broken for a moment and every monitor of it probes it once.
 */
export class PastProber {
  readonly #desk: Desk;
  readonly #owner: Actor;
  readonly #prober: Actor;
  readonly #stores: readonly Watched[];
  readonly #revisions = new Map<string, number>();
  readonly #last = new Map<string, number>();
  /** What fails now, by monitor. */
  readonly #failing = new Map<string, Outcome>();

  private constructor(desk: Desk, owner: Actor, proberId: string, stores: readonly Watched[]) {
    this.#desk = desk;
    this.#owner = owner;
    this.#prober = makeActor({ kind: 'prober', name: 'history', proberId });
    this.#stores = stores;
  }

  static async admit(
    desk: Desk,
    owner: Actor,
    stores: readonly Watched[],
  ): Promise<{ prober: PastProber; dismiss(): Promise<void> }> {
    const { id } = await desk.call(owner, m.addProber, { body: { name: 'history', region: 'local' } });
    return {
      prober: new PastProber(desk, owner, id, stores),
      dismiss: async () => void (await desk.call(owner, m.removeProber, { params: { id } })),
    };
  }

  /** The first look at everything: what is normal is learned from it. */
  async begin(): Promise<void> {
    const at = this.#desk.app.clock.now();
    await this.#know();
    const seen = await Promise.all(
      this.#stores.flatMap((watched) =>
        probed(watched).map(async (monitor) => ({ monitor, outcome: await this.#look(monitor) })),
      ),
    );
    await this.#hand(seen.map(({ monitor, outcome }) => this.#item(monitor, at, outcome)));
    await this.#know();
  }

  /** From now on monitors look this often, as their file of settings says; 0: as people want it who look on. */
  async keepPace(everyMs: number): Promise<void> {
    const file = await this.#desk.call(this.#owner, m.exportMonitors, { query: {} });
    for (const monitor of file.stores.flatMap(({ monitors }) => monitors).filter(({ type }) => type !== 'heartbeat'))
      monitor.intervalSeconds =
        everyMs > 0
          ? Math.max(everyMs / 1000, seldom[monitor.type] ?? 0)
          : (often[monitor.type] ?? monitor.intervalSeconds);
    await this.#desk.call(this.#owner, m.importMonitors, { body: { file } });
    await this.#desk.drain();
    await this.#know();
  }

  /** One round of all monitors that are due, or of all, at the clock's time. */
  async round({ all = false } = {}): Promise<void> {
    const now = this.#desk.app.clock.now();
    const items: Reported[] = [];
    let seed = 0;
    for (const { store, monitors } of this.#stores) {
      for (const monitor of monitors) {
        seed += 11;
        const rest = (seldom[monitor.type] ?? 0) * 1000 - MINUTE;
        if (monitor.type === 'heartbeat' || (!all && now - (this.#last.get(monitor.id) ?? 0) < rest)) continue;
        const failing = this.#failing.get(monitor.id);
        items.push(
          this.#item(
            monitor,
            now - (seed % 13) * 1000,
            failing ? seenAgain(failing, seed, now) : wellAt(monitor, store, seed, now),
          ),
        );
      }
    }
    await this.#hand(items);
  }

  /** The shop breaks at the clock's time: everything of it is probed, and what fails is probed again. */
  async breaks(watched: Watched, trouble: Trouble): Promise<void> {
    const clock = this.#desk.app.clock;
    const at = clock.now();
    watched.store.set(trouble, true);
    const seen = await Promise.all(
      probed(watched).map(async (monitor) => ({ monitor, outcome: await this.#look(monitor) })),
    );
    watched.store.set(trouble, false);
    for (const { monitor, outcome } of seen) if (outcome.verdict !== 'up') this.#failing.set(monitor.id, outcome);
    await this.#hand(seen.map(({ monitor, outcome }) => this.#item(monitor, at, outcome)));
  }

  /** What fails is looked at a second time. */
  async repeat(watched: Watched): Promise<void> {
    const now = this.#desk.app.clock.now();
    const failing = probed(watched).filter(({ id }) => this.#failing.has(id));
    await this.#hand(
      failing.map((monitor, i) => this.#item(monitor, now, seenAgain(this.#failing.get(monitor.id)!, i, now), true)),
    );
  }

  /** The shop is mended: twice in a row, everything that failed is well. Called twice. */
  async mends(watched: Watched, { confirmation }: { confirmation: boolean }): Promise<void> {
    const now = this.#desk.app.clock.now();
    const failing = probed(watched).filter(({ id }) => this.#failing.has(id));
    await this.#hand(
      failing.map((monitor, i) => this.#item(monitor, now, wellAt(monitor, watched.store, i, now), confirmation)),
    );
    if (confirmation) for (const { id } of failing) this.#failing.delete(id);
  }

  /** Certificates are looked at as they are now: one that ends soon begins to be said so. */
  async lookAtCertificate(watched: Watched): Promise<void> {
    for (const monitor of watched.monitors.filter(({ type }) => type === 'tls')) {
      const outcome = await this.#look(monitor);
      if (outcome.verdict !== 'up') this.#failing.set(monitor.id, outcome);
      this.#last.delete(monitor.id);
    }
  }

  #look(monitor: m.Monitor): Promise<Outcome> {
    return probeMonitor(this.#desk.app, this.#owner, monitor.id);
  }

  #item(monitor: m.Monitor, at: number, outcome: Outcome, confirmation = false): Reported {
    this.#last.set(monitor.id, at);
    return {
      monitorId: monitor.id,
      revision: this.#revisions.get(monitor.id) ?? 1,
      at,
      confirmation,
      distorted: false,
      outcome: outcome as Reported['outcome'],
    };
  }

  async #hand(items: Reported[]): Promise<void> {
    if (items.length > 0)
      await this.#desk.call(this.#prober, protocol.reportProbes, { body: { batch: randomUUID(), items } });
  }

  /** Which revision of each monitor is the present one: learning what is normal makes a new one. */
  async #know(): Promise<void> {
    const ids = this.#stores.flatMap((watched) => probed(watched).map(({ id }) => id));
    const { items } = await this.#desk.call(this.#prober, protocol.describeWork, { body: { ids } });
    for (const { monitorId, revision } of items) this.#revisions.set(monitorId, revision);
  }
}

const probed = ({ monitors }: Watched): m.Monitor[] => monitors.filter(({ type }) => type !== 'heartbeat');
