import type { App } from '#kit/app';
import { createNet } from '#kit/net/create-net';
import type { ProbeNet } from '#kit/net/net';
import { kinds } from '../monitors/kinds.ts';
import { openSettings } from '../monitors/secret-settings.ts';
import type { Ready } from './engine.ts';
import { type ProbedRow, probedByKeys } from './store.ts';

/** A monitor is forgotten when it was not claimed for so long. */
const FORGET_MS = 30 * 60_000;

interface Kept {
  revision: number;
  usedAt: number;
  /** Null where this version does not know the type. */
  ready: Ready | null;
  type: string;
  expiresAt: number | null;
  /** Probes in a row that our own load spoiled. */
  overloads: number;
}

/** Monitors as this process probes them, read once for each revision. */
export class Watchlist {
  readonly #app: App;
  readonly #kept = new Map<number, Kept>();
  readonly #nets = new Map<boolean, ProbeNet>();

  constructor(app: App) {
    this.#app = app;
  }

  /** Makes sure that these revisions are known; reads those that are not, all at once. */
  async know(wanted: readonly { key: number; revision: number }[], now: number): Promise<void> {
    const unknown = wanted.filter(({ key, revision }) => {
      const kept = this.#kept.get(key);
      if (kept) kept.usedAt = now;
      return kept?.revision !== revision;
    });
    if (unknown.length === 0) return;
    for (const row of await probedByKeys(
      this.#app.db,
      unknown.map((u) => u.key),
    ))
      this.#kept.set(row.key, {
        revision: row.revision,
        usedAt: now,
        type: row.type,
        expiresAt: null,
        overloads: 0,
        ready: this.#prepare(row),
      });
  }

  get(key: number, revision: number): Kept | null {
    const kept = this.#kept.get(key);
    return kept && kept.revision === revision ? kept : null;
  }

  forget(now: number): void {
    for (const [key, kept] of this.#kept) if (kept.usedAt < now - FORGET_MS) this.#kept.delete(key);
  }

  get size(): number {
    return this.#kept.size;
  }

  #prepare(row: ProbedRow): Ready | null {
    return readyMonitor(this.#app, row, (allowPrivate) => {
      const net = this.#nets.get(allowPrivate) ?? createNet({ ...this.#app.settings.netPolicy, allowPrivate });
      this.#nets.set(allowPrivate, net);
      return net;
    });
  }
}

export function readyMonitor(
  app: App,
  row: Pick<ProbedRow, 'id' | 'type' | 'settings' | 'timeout_ms' | 'baseline' | 'allow_private' | 'host'>,
  netOf: (allowPrivate: boolean) => ProbeNet,
): Ready | null {
  const kind = kinds.get(row.type);
  if (!kind) return null;
  // Parsed again: a newer version may have given new fields their defaults.
  const parsed = kind.type.settings.safeParse(openSettings(app.secrets, kind.schema, row.settings, row.id));
  if (!parsed.success) return null;
  return {
    type: kind.type,
    settings: parsed.data,
    timeoutMs: row.timeout_ms ?? kind.type.timeoutMs,
    net: netOf(row.allow_private && app.settings.netPolicy.allowPrivate),
    baseline: row.baseline,
    host: row.host,
  };
}
