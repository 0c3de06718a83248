import { setTimeout as sleep } from 'node:timers/promises';

/** Often enough that a cancelled job ends soon and a killed one is missed soon. */
const beatMs = 1000;

/**
 * Writes down how far a long job is: soon after it told something, one write after another, and a sign of life every
 * second.
 * @param write with `isNews` where something was told since; answers whether the job is still this one's to do
 * @param onOver when it is not: cancelled, given to another, or what it was about is gone
 */
export function keepNotes(
  write: (isNews: boolean) => Promise<boolean>,
  onOver: () => void,
): { tell(): void; stop(): Promise<void> } {
  const stopped = new AbortController();
  let wake = new AbortController();
  let told = false;
  const writing = (async () => {
    while (!stopped.signal.aborted) {
      const isNews = told;
      told = false;
      if (!(await write(isNews))) return onOver();
      if (told) continue;
      wake = new AbortController();
      await sleep(beatMs, undefined, { signal: AbortSignal.any([wake.signal, stopped.signal]) }).catch(() => undefined);
    }
  })();
  // A database that is away for a moment ends the job when it is over, not the process.
  writing.catch(() => undefined);
  return {
    tell: () => {
      told = true;
      wake.abort();
    },
    stop: () => {
      stopped.abort();
      return writing;
    },
  };
}
