import type { MonitorState, Policy } from './judge.ts';

/** The recent flips with one more, newest last; older ones than the policy counts are forgotten. */
export function rememberFlip(flips: number[], at: number, policy: Policy): number[] {
  return [...flips, at].slice(-policy.flapping.flips);
}

/** Begins with enough flips within the window, and lasts until a whole window passed without one. */
export function isFlapping(state: MonitorState, policy: Policy, now: number): boolean {
  const { flips, windowMs } = policy.flapping;
  const last = state.flips.at(-1);
  if (last === undefined || now - last >= windowMs) return false;
  if (state.flapping) return true;
  const first = state.flips.at(-flips);
  return first !== undefined && last - first < windowMs;
}
