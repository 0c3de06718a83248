import type { App } from '#kit/app';
import { startWorker } from '#kit/jobs/work';
import type { Room } from '#kit/room';

/** Answers events and does queued work. */
export const startWorkerRole = (app: App, rooms: readonly Room[]): Promise<{ stop(): Promise<void> }> =>
  startWorker(app, rooms);
