const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `stop` when the signal is aborted; returns what takes that back. One listener a signal, however many probes
 * share it: removing one of hundreds of listeners from an EventTarget walks through all of them.
 */
export function onStop(signal: AbortSignal, stop: () => void): () => void {
  let stops = waiting.get(signal);
  if (!stops) {
    const all = new Set<() => void>();
    waiting.set(signal, (stops = all));
    signal.addEventListener(
      'abort',
      () => {
        for (const each of [...all]) each();
      },
      { once: true },
    );
  }
  const held = stops;
  if (signal.aborted) queueMicrotask(stop);
  else held.add(stop);
  return () => held.delete(stop);
}

/** Waits, or less where the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => (forget(), resolve()), Math.max(0, ms));
    const forget = onStop(signal, () => (clearTimeout(timer), resolve()));
  });
}
