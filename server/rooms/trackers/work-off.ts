import { setTimeout as sleep } from 'node:timers/promises';

/** How often what fell due meanwhile is looked for while something slow is still under way. */
const lookEveryMs = 500;

/**
 * Works off what is due until nothing is, so many at once. Whatever ends makes room for the next at once: one tracker that
 * is slow delays no other.
 * @param claim takes what is due for this caller alone, at most `free`; `busy` is under way
 * @param work never rejects
 */
export async function workOff<T>(
  { atOnce, stopping }: { atOnce: number; stopping: AbortSignal | undefined },
  claim: (free: number, busy: readonly T[]) => Promise<T[]>,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const running = new Map<T, Promise<void>>();
  for (;;) {
    const busy = [...running.keys()];
    const free = stopping?.aborted ? 0 : atOnce - busy.length;
    const due = free > 0 ? await claim(free, busy) : [];
    if (due.length === 0 && busy.length === 0) return;
    for (const one of due)
      running.set(
        one,
        work(one).finally(() => running.delete(one)),
      );
    if (running.size > 0) await Promise.race([...running.values(), sleep(lookEveryMs)]);
  }
}
