import type { z } from 'zod';
import type { Outcome } from '#core/probe';
import type { Words } from '#core/words';
import type { ProbeNet } from '#kit/net/net';

/**
 * A kind of monitor: one file `types/<name>.monitor.ts` that exports it as default; the file name is its name.
 *
 * `probe` looks at the target once and says what it found. It answers within `ctx.timeoutMs`, whatever the target
 * does, and holds at most a few MiB. A target's failure is a returned `Outcome`; it throws only where we are at
 * fault, and the runner alone turns that into `unknown`: no try/catch for our own faults inside a type.
 */
export interface MonitorType<Settings = unknown> {
  /** Draws the form, checks the API's input, and documents itself: every field has `.describe()`. */
  settings: z.ZodType<Settings>;
  /** Seconds between probes: what is proposed, and the least that makes sense. */
  interval: { default: number; min: number };
  /** Milliseconds a probe may take when the monitor does not say otherwise. */
  timeoutMs: number;
  /** `passive` types are told (heartbeat) and never probed on a schedule by `probe`. */
  passive?: boolean;
  /** The address or name that is watched, for lists and for grouping causes: `shop.example:443`. */
  target(settings: Settings): { host: string; port?: number; url?: string };
  /**
   * What is sent and must never be seen again, as it is sent: taken out of whatever the target says. Demanded of a type
   * with a setting marked `secret: true`.
   */
  secrets?(settings: Settings): string[];
  probe(settings: Settings, ctx: ProbeContext): Promise<Outcome>;
  /**
   * `label`, `why` (one line for a person), a phrase for each `reason.code` that `probe` returns, key
   * `reason.<code>`, with `{params}`, and a label for each setting, key `field.<name>` (`field.auth.user`).
   */
  words: Words;
}

export interface ProbeContext {
  timeoutMs: number;
  /** Name resolution and the guard of private addresses, see kit/net. */
  net: ProbeNet;
  /** Epoch milliseconds; certificates and registrations are judged against it. */
  now: number;
  /** What the type had learned as normal (`Outcome.learned`), or null at the first probe. */
  baseline: unknown;
  /** A person says that what is there now is normal: it is returned as `learned` whatever it looks like. */
  accept?: boolean;
  /** Aborted when the prober stops or the monitor is removed. */
  signal: AbortSignal;
}
