/** Where in its interval a monitor is probed: fixed by its id, and spread evenly over all ids. Milliseconds. */
export function phaseOf(id: string, intervalMs: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // The last characters of consecutive ids must move the upper bits too.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * intervalMs);
}

/** The first slot after an instant. Slots are the instants that lie `phaseMs` after a multiple of the interval. */
export function slotAfter(intervalMs: number, phaseMs: number, at: number): number {
  return (Math.floor((at - phaseMs) / intervalMs) + 1) * intervalMs + phaseMs;
}

/**
 * Milliseconds to wait before attempt number `attempt + 1`, the first retry being attempt 1: doubling from `baseMs` up
 * to `maxMs`. `jitter`, from 0 to 1, is drawn by the caller and takes away up to half.
 */
export function backoff(attempt: number, { baseMs, maxMs }: { baseMs: number; maxMs: number }, jitter = 1): number {
  const whole = Math.min(maxMs, baseMs * 2 ** Math.min(Math.max(attempt - 1, 0), 52));
  return Math.round(whole * (0.5 + 0.5 * jitter));
}
