import type { Page } from 'playwright-core';

/** How soon a page shows something after each key typed into its search, in milliseconds as Event Timing has them. */
export interface Reactions {
  /** The middle of the keys on a page of ours that does next to nothing: the slowness of this machine. Null where that is not known. */
  own: number | null;
  typed: number[];
  /** The same once more, where the first time was slow; null where it was not. */
  again: number[] | null;
}

/** Up to here a reaction is good, from there poor: as Google judges Interaction to Next Paint. */
export const REACTION = { good: 200, poor: 500 };

/** Shorter ones are not told by browsers. */
const SHORTEST_MS = 16;

/** Has every page from now on write down how long its keys take; to be called before it is opened. */
export const watchKeys = (page: Page): Promise<unknown> => page.addInitScript({ content: observer });

/** Of the keys typed on the open page, one duration each, each told once. */
export async function keysOn(page: Page): Promise<number[]> {
  const seen = await page.evaluate<unknown>(`(${told})()`).catch(() => null);
  if (typeof seen !== 'object' || seen === null) return [];
  const { keys, durations } = seen as { keys: unknown; durations: unknown };
  const long = (Array.isArray(durations) ? durations : []).filter((one) => typeof one === 'number' && one >= 0);
  const all = Math.min(Number(keys) || 0, 200);
  return [...long, ...Array.from({ length: Math.max(0, all - long.length) }, () => SHORTEST_MS)].slice(0, 200);
}

/** The middle of the keys on a bare page, whose handler has a word to write and no more; null where they were not told. */
export async function ownKeys(page: Page): Promise<number | null> {
  await page.goto(`data:text/html,${encodeURIComponent(bare)}`);
  await page.locator('#box').pressSequentially(TYPED, { delay: 40 });
  await page.waitForTimeout(400);
  const keys = await keysOn(page);
  return keys.length < TYPED.length ? null : median(keys);
}
const TYPED = 'reaction';
const bare = `<input id="box"><p id="out"></p><script>box.addEventListener('input', () => { out.textContent = box.value })</script>`;

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** A key and its release are one interaction, as long as the longest of its events. */
const observer = `(() => {
  const key = Symbol.for('keys');
  if (window[key]) return;
  const seen = (window[key] = { keys: 0, longest: new Map() });
  addEventListener('keydown', (event) => { if (event.isTrusted && event.key.length === 1) seen.keys += 1; }, true);
  new PerformanceObserver((list) => {
    for (const { name, interactionId, duration } of list.getEntries())
      if (interactionId && name.startsWith('key'))
        seen.longest.set(interactionId, Math.max(duration, seen.longest.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: ${SHORTEST_MS}, buffered: true });
})()`;

const told = `() => {
  const seen = window[Symbol.for('keys')];
  if (!seen) return null;
  const durations = [...seen.longest.values()];
  const keys = seen.keys;
  seen.keys = 0;
  seen.longest.clear();
  return { keys, durations };
}`;
