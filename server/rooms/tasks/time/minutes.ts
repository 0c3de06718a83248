import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import type { MinutesOf } from '../board/present.ts';
import { shownTo } from './seen-time.ts';
import { minutesByTask } from './store.ts';

/** How long tasks took: whoever of the team, for the team; for a client's people where some contract shows time. */
export const minutesFor =
  (app: App, { clientIds }: Pick<Actor, 'clientIds'>): MinutesOf =>
  async (taskIds) => {
    const seen = clientIds === null ? { all: true as const } : await shownTo(app.db, clientIds);
    if ('shown' in seen && seen.shown.length === 0) return null;
    return new Map((await minutesByTask(app.db, taskIds, seen)).map((row) => [row.id, row.minutes]));
  };
