import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import type { Sweep } from '../room.ts';

/** Runs each sweep in its own loop: one that fails or hangs delays no other, and is tried again at its next turn. */
export function startSweeps(app: App, sweeps: readonly Sweep[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loops = sweeps.map(async (sweep) => {
    while (!stopping.signal.aborted) {
      try {
        await sweep.run(app, stopping.signal);
      } catch (error) {
        app.log.error({ err: error, sweep: sweep.name }, 'a sweep failed; it runs again');
      }
      await sleep(sweep.everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
