import type { Room } from '#kit/room';
import { expire } from './findings/expire.ts';
import { routes as findings } from './findings/routes.ts';
import { routes as report } from './report/routes.ts';
import { revive } from './runs/revive.ts';
import { routes as runs } from './runs/routes.ts';
import work from './runs/work.ts';
import { routes as schedule } from './schedule/routes.ts';
import { startDue } from './schedule/start-due.ts';
import { prune } from './settings/prune.ts';
import { routes as settings } from './settings/routes.ts';
import { routes as snapshots } from './snapshots/routes.ts';

export default {
  name: 'audits',
  routes: [...runs, ...findings, ...schedule, ...report, ...snapshots, ...settings],
  jobs: [work],
  sweeps: [
    { name: 'revive audits', everyMs: 5000, run: revive },
    { name: 'scheduled audits', everyMs: 10_000, run: startDue },
    { name: 'accepted findings', everyMs: 60_000, run: expire },
    { name: 'old audits', everyMs: 600_000, run: prune },
  ],
} satisfies Room;
