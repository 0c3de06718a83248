import type { MovedClock } from '#kit/clock';
import type { People } from '../cast/people.ts';
import type { Watched } from '../cast/stores.ts';
import type { Desk } from '../desk.ts';
import type { StoreSpec } from '../stage/stores.ts';
import { Deadlines } from './deadlines.ts';
import { inOrder, paces, roundsBetween } from './moments.ts';
import { paymentMoments } from './payment-pages.ts';
import { certificateMoments, heartbeatMoments, outageMoments, plannedMoments, reportedMoments } from './plot.ts';
import { speedMoments } from './speed.ts';
import { PastProber } from './watch.ts';
import { monthMoments, requestMoments } from './work.ts';

export const HISTORY_DAYS = 90;
const DAY = 86_400_000;

/** Everything that the plot needs to happen. */
export interface Means {
  desk: Desk;
  clock: MovedClock;
  people: People;
  watched: readonly Watched[];
  prober: PastProber;
  deadlines: Deadlines;
  contractIds: Record<StoreSpec['key'], string>;
  /** The present. */
  now: number;
}

/**
 * Plays ninety days up to `now`: the clock is moved, results are handed in, events are answered, people work. The clock
 * stands at the beginning when it is called.
 * @param tell hears how far it is, 0 to 1
 */
export async function playHistory(
  of: Omit<Means, 'prober' | 'deadlines'>,
  tell: (share: number, at: number) => void,
): Promise<void> {
  const { desk, clock, people, watched, now } = of;
  const { prober, dismiss } = await PastProber.admit(desk, people.owner, watched);
  const deadlines = new Deadlines(desk, people.owner);
  const means: Means = { ...of, prober, deadlines };
  const begun = clock.now();
  await prober.begin();
  await desk.drain();
  await prober.keepPace(paces[0].everyMs);
  const moments = [
    ...outageMoments(means),
    ...plannedMoments(means),
    ...reportedMoments(means),
    ...(await heartbeatMoments(means)),
    ...certificateMoments(means),
    ...requestMoments(means),
    ...(await monthMoments(means)),
    ...paymentMoments(means),
    ...speedMoments(means),
    ...paces.slice(1).map(({ fromAgo, everyMs }) => ({ at: now - fromAgo, act: () => changePace(means, everyMs) })),
  ].filter(({ at }) => at > begun && at < now);
  let rolledUp = begun;
  for (const next of inOrder(moments, roundsBetween(begun, now))) {
    const at = typeof next === 'number' ? next : next.at;
    await deadlines.passUntil(at, (moment) => clock.now() < moment && clock.set(moment));
    // What follows an outage takes a few seconds of its own.
    if (at > clock.now()) clock.set(at);
    if (typeof next === 'number') await prober.round();
    else await next.act();
    if (at - rolledUp > DAY) {
      rolledUp = at;
      await desk.sweep('monitoring.rollups');
      tell((at - begun) / (now - begun), at);
    }
  }
  await catchUp(means);
  await dismiss();
}

/** Making the past took its time too. */
async function catchUp({ desk, clock, prober, now }: Means): Promise<void> {
  for (let at = Math.max(now, clock.now()); at < Date.now(); at += 60_000) {
    clock.set(at);
    await prober.round();
  }
  clock.set(Date.now());
  // What is looked at seldom too: from now on it is looked at often, and nobody looked for long would be unknown.
  await prober.round({ all: true });
  await desk.sweep('monitoring.rollups', 'monitoring.owed', 'deliver');
  await desk.drain();
  // Decided the day before, so that it is no news of what may break today.
  clock.set(now - 25 * 3_600_000 + 60_000);
  await prober.keepPace(0);
}

/** Looks once more at the old pace, so that nothing is unknown in between. */
async function changePace({ prober }: Means, everyMs: number): Promise<void> {
  await prober.round();
  await prober.keepPace(everyMs);
}
