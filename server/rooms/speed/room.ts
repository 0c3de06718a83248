import type { Room } from '#kit/room';
import { startDue } from './plan.ts';
import { routes } from './routes.ts';
import { revive, work } from './work.ts';

export default {
  name: 'speed',
  routes,
  jobs: [work],
  sweeps: [
    { name: 'revive speed sets', everyMs: 5000, run: revive },
    { name: 'scheduled speed sets', everyMs: 10_000, run: startDue },
  ],
} satisfies Room;
