/**
 * How late this process runs its timers. What a prober measures while it is late says more about the prober than
 * about a shop, so every result is told how late its process was meanwhile.
 */
export interface LoopDelay {
  /** The worst delay in milliseconds since `from` (`performance.now()`), as far back as a minute. */
  since(from: number): number;
  stop(): void;
}

const EVERY_MS = 25;
const SLOT_MS = 250;
const SLOTS = 240;

export function watchLoop(): LoopDelay {
  const slots = new Float64Array(SLOTS);
  let due = performance.now() + EVERY_MS;
  let newest = slotAt(due);

  const timer = setInterval(() => {
    const now = performance.now();
    const delay = Math.max(0, now - due);
    const slot = slotAt(now);
    // A delay belongs to all the time through which it lasted.
    for (let each = slotAt(due); each <= slot; each++) {
      if (each > newest) slots[each % SLOTS] = 0;
      slots[each % SLOTS] = Math.max(slots[each % SLOTS]!, delay);
    }
    newest = Math.max(newest, slot);
    due = now + EVERY_MS;
  }, EVERY_MS);
  timer.unref();

  return {
    since(from) {
      const now = performance.now();
      let worst = Math.max(0, now - due);
      for (let slot = Math.max(slotAt(from), newest - SLOTS + 1); slot <= newest; slot++)
        worst = Math.max(worst, slots[slot % SLOTS]!);
      return worst;
    },
    stop: () => clearInterval(timer),
  };
}

const slotAt = (ms: number): number => Math.floor(ms / SLOT_MS);
