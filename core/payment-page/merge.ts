import type { Inventory } from './inventory.ts';

const nothing: Inventory = {
  ...{ scripts: [], frames: [], forms: [], destinations: [], listeners: [], overlays: [], leaks: [] },
  headers: { policy: null, others: {} },
};

/**
 * What several visits saw together: rotating tags and trials differ from one to the next. Of a thing that was seen twice
 * the later is kept; of headers the last.
 */
export function merged(visits: readonly Inventory[]): Inventory {
  const all = <T>(list: (one: Inventory) => readonly T[], key: (thing: T) => string): T[] => [
    ...new Map(visits.flatMap(list).map((thing) => [key(thing), thing])).values(),
  ];
  const kinds = new Map<string, Set<string>>();
  for (const { destinations } of visits)
    for (const one of destinations) kinds.set(one.host, new Set([...(kinds.get(one.host) ?? []), ...one.kinds]));
  return {
    ...nothing,
    scripts: all(
      (one) => one.scripts,
      ({ id, by }) => `${id} ${by}`,
    ),
    frames: all(
      (one) => one.frames,
      ({ host }) => host,
    ),
    forms: all(
      (one) => one.forms,
      ({ action, card }) => `${action} ${card}`,
    ),
    destinations: [...kinds].map(([host, set]) => ({ host, kinds: [...set].sort() })),
    listeners: all(
      (one) => one.listeners,
      ({ script, event }) => `${script} ${event}`,
    ),
    overlays: all(
      (one) => one.overlays,
      ({ what, host }) => `${what} ${host}`,
    ),
    leaks: all(
      (one) => one.leaks,
      ({ host, how }) => `${host} ${how}`,
    ),
    headers: visits.at(-1)?.headers ?? nothing.headers,
  };
}
