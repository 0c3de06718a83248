import { type Clock, readIncidentClock, readRequestClock } from '#contract/clocks';
import { listIncidents } from '#contract/incidents';
import type { Actor } from '#kit/http/actor';
import type { Desk } from '../desk.ts';

/** When clocks warn or run out: the past stops there, as the present would. */
export class Deadlines {
  readonly #desk: Desk;
  readonly #who: Actor;
  readonly #moments = new Set<number>();

  constructor(desk: Desk, who: Actor) {
    this.#desk = desk;
    this.#who = who;
  }

  async ofRequest(id: string): Promise<void> {
    this.#keep(await this.#desk.call(this.#who, readRequestClock, { params: { id } }));
  }

  async ofOpenIncidents(): Promise<void> {
    const { items } = await this.#desk.call(this.#who, listIncidents, { query: { state: 'active' } });
    for (const { id } of items) this.#keep(await this.#desk.call(this.#who, readIncidentClock, { params: { id } }));
  }

  /** The clock is moved to each of them until `until`; who has to be told is told. */
  async passUntil(until: number, set: (at: number) => void): Promise<void> {
    for (const at of [...this.#moments].sort((a, b) => a - b)) {
      if (at >= until) return;
      this.#moments.delete(at);
      set(at + 100);
      await this.#desk.sweep('clocks');
      await this.#desk.drain();
      await this.#desk.sweep('deliver');
      await this.#desk.drain();
    }
  }

  #keep(clock: Clock): void {
    for (const target of [clock.reaction, clock.update, clock.resolution])
      for (const at of [target?.warnAt, target?.dueAt])
        if (at && target?.open !== false) this.#moments.add(Date.parse(at));
  }
}
