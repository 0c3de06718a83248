import type { App } from '#kit/app';
import { forgetEvents } from '#kit/events/events';
import { startSweeps } from '#kit/jobs/sweeps';
import type { Room, Sweep } from '#kit/room';

/** What the kit itself keeps for a while: events whose reactions are long done. */
const own: Sweep[] = [
  { name: 'forget events', everyMs: 3_600_000, run: (app) => forgetEvents(app.db, app.clock.now() - 30 * 86_400_000) },
];

/** Looks for what fell due. Any number may run. */
export const startSchedulerRole = (app: App, rooms: readonly Room[]): { stop(): Promise<void> } =>
  startSweeps(app, [...own, ...rooms.flatMap((r) => r.sweeps ?? [])]);
