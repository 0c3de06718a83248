import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import type { NewMonitor } from './check-monitor.ts';
import { createMonitors, type PlaceOf } from './create-monitors.ts';

/** A monitor that is known by a key, as are those that it depends on, until it has an id. */
export interface Related {
  key: string;
  parent: string | null;
  monitor: Omit<NewMonitor, 'dependsOn'>;
}

/**
 * Adds monitors that depend on each other, parents first. `known` are ids by key of those that are there already; it
 * grows. A parent that is neither known nor among the items, or that depends on its own child, is left out.
 * @returns ids in the order of the items
 */
export async function createRelated(
  trx: Transaction,
  app: App,
  actor: Actor,
  items: readonly Related[],
  known: Map<string, string>,
  language: Language,
  place: PlaceOf,
): Promise<string[]> {
  const made = new Map<Related, string>();
  let rest = items.map((item, index) => ({ item, index }));
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ item }) => item.key));
    const free = rest.filter(({ item }) => item.parent === null || known.has(item.parent) || !waiting.has(item.parent));
    const turn = free.length > 0 ? free : rest;
    const monitors = turn.map(({ item }) => ({
      ...item.monitor,
      dependsOn: item.parent === null ? null : (known.get(item.parent) ?? null),
    }));
    const ids = await createMonitors(trx, app, actor, monitors, language, (i) => place(turn[i]!.index));
    turn.forEach(({ item }, i) => {
      known.set(item.key, ids[i]!);
      made.set(item, ids[i]!);
    });
    rest = rest.filter((r) => !turn.includes(r));
  }
  return items.map((item) => made.get(item)!);
}
