import type { Outcome } from '#core/probe';
import { ForbiddenAddress } from '#kit/net/net';
import { type Hide, hideSecrets } from './hide-secrets.ts';
import { watchLoop, type LoopDelay } from './loop-delay.ts';
import type { MonitorType, ProbeContext } from './monitor-type.ts';

/** A probe's outcome, and how far it can be believed. */
export interface ProbeRun {
  outcome: Outcome;
  /** The worst delay of our own event loop meanwhile, in milliseconds. */
  loopDelayMs: number;
  /** The delay is beyond `LATE_MS`: times are ours more than the target's. Keep such times out of statistics. */
  distorted: boolean;
  /** What we did wrong, for our own log; never shown to people as the shop's fault. */
  error?: unknown;
}

export const LATE_MS = 200;
/** A type that does not keep its own deadline gets this much more before it is given up. */
const GRACE_MS = 1000;

let shared: LoopDelay | undefined;

/**
 * Runs one probe of one monitor. The only place where an exception is caught: it is our own fault and ends as
 * `unknown`. So does a probe that outlives its deadline, and a slow or timed-out one while our own process was late.
 * Never rejects. What comes out holds no secret of the settings, whatever the target sent back.
 * @param settings what `type.settings.parse` returned; keep the object, types remember what they worked out for it
 */
export async function runProbe<Settings>(
  type: MonitorType<Settings>,
  settings: Settings,
  ctx: ProbeContext,
  loop: LoopDelay = (shared ??=
    watchLoop()),
): Promise<ProbeRun> {
  const begun = performance.now();
  const run = await attempt(type, settings, ctx);
  run.outcome = hideOf(type, settings)(run.outcome);
  run.loopDelayMs = Math.round(loop.since(begun));
  run.distorted = run.loopDelayMs > LATE_MS;
  if (spoiled(run, ctx.timeoutMs)) run.outcome = unknown('overloaded', {}, run.outcome);
  return run;
}

/** By the settings object, which lives as long as the monitor stays as it is. */
const hides = new WeakMap<object, Hide>();

function hideOf<Settings>(type: MonitorType<Settings>, settings: Settings): Hide {
  const secrets = type.secrets?.(settings) ?? [];
  if (secrets.length === 0 || typeof settings !== 'object' || settings === null) return hideSecrets(secrets);
  const known = hides.get(settings) ?? hideSecrets(secrets);
  hides.set(settings, known);
  return known;
}

async function attempt<Settings>(
  type: MonitorType<Settings>,
  settings: Settings,
  ctx: ProbeContext,
): Promise<ProbeRun> {
  const deadline = overdue(ctx);
  try {
    return {
      outcome: await Promise.race([type.probe(settings, ctx), deadline.passed]),
      loopDelayMs: 0,
      distorted: false,
    };
  } catch (error) {
    const outcome = ctx.signal.aborted ? unknown('prober_stopped') : explained(error);
    return { outcome, loopDelayMs: 0, distorted: false, error };
  } finally {
    deadline.cancel();
  }
}

function overdue(ctx: ProbeContext): { passed: Promise<never>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The probe did not end within ${ctx.timeoutMs + GRACE_MS} ms.`)),
      ctx.timeoutMs + GRACE_MS,
    );
  });
  return { passed, cancel: () => clearTimeout(timer) };
}

function explained(error: unknown): Outcome {
  if (error instanceof ForbiddenAddress)
    return unknown('address_forbidden', { host: error.host, address: error.address });
  return unknown('prober_fault');
}

function unknown(code: string, params: Outcome['reason']['params'] = {}, from?: Outcome): Outcome {
  return {
    totalMs: null,
    phases: {},
    conditions: [],
    ...from,
    verdict: 'unknown',
    failure: undefined,
    learned: undefined,
    reason: { code, params },
  };
}

/** A verdict that rests on time, a good part of which our own delay ate. */
function spoiled({ outcome, loopDelayMs }: ProbeRun, timeoutMs: number): boolean {
  if (outcome.failure !== 'slow' && outcome.failure !== 'timeout') return false;
  const measured = outcome.failure === 'slow' ? (outcome.totalMs ?? 0) : timeoutMs;
  return loopDelayMs > Math.max(LATE_MS, measured / 4);
}
