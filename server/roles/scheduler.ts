import type { App } from '#kit/app';
import { startSweeps } from '#kit/jobs/sweeps';
import type { Room } from '#kit/room';

/** Looks for what fell due. Any number may run. */
export const startSchedulerRole = (app: App, rooms: readonly Room[]): { stop(): Promise<void> } => startSweeps(app, rooms.flatMap((r) => r.sweeps ?? []));
