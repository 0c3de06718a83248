import type { Room } from '#kit/room';
import { expire } from './findings/expire.ts';
import { routes as findings } from './findings/routes.ts';
import { routes as report } from './report/routes.ts';
import { revive } from './runs/revive.ts';
import { routes as runs } from './runs/routes.ts';
import work from './runs/work.ts';
import { routes as schedule } from './schedule/routes.ts';
import { startDue } from './schedule/start-due.ts';

export default {
  name: 'audits',
  routes: [...runs, ...findings, ...schedule, ...report],
  jobs: [work],
  sweeps: [
    { name: 'revive audits', everyMs: 5000, run: revive },
    { name: 'scheduled audits', everyMs: 10_000, run: startDue },
    { name: 'accepted findings', everyMs: 60_000, run: expire },
  ],
} satisfies Room;
