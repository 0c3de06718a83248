/** Who did not look for so long cannot tell who was silent meanwhile: the database was away, or we were. */
const blindAfterMs = 12_000;

/**
 * Tells whose sign of life has stopped changing. No two clocks are compared, so one that jumps, or goes wrong on
 * another machine, makes nobody seem dead.
 */
export class Signs {
  readonly #patienceMs: number;
  readonly #now: () => number;
  readonly #seen = new Map<string, { sign: string | null; since: number }>();
  #lookedAt = -Infinity;

  /** @param now monotonic milliseconds */
  constructor(patienceMs: number, now: () => number = () => performance.now()) {
    this.#patienceMs = patienceMs;
    this.#now = now;
  }

  /** To be called every few seconds with all that there are. @returns ids whose sign was the same throughout the patience */
  silent(all: readonly { id: string; sign: string | null }[]): string[] {
    const now = this.#now();
    if (now - this.#lookedAt > blindAfterMs) this.#seen.clear();
    this.#lookedAt = now;
    const ids = new Set(all.map(({ id }) => id));
    for (const id of this.#seen.keys()) if (!ids.has(id)) this.#seen.delete(id);
    return all.flatMap(({ id, sign }) => {
      const seen = this.#seen.get(id);
      if (seen && seen.sign === sign) return now - seen.since >= this.#patienceMs ? [id] : [];
      this.#seen.set(id, { sign, since: now });
      return [];
    });
  }
}
