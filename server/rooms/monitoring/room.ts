import type { Room } from '#kit/room';
import { routes as heartbeatRoutes } from './heartbeat/routes.ts';
import { judgeSilent } from './heartbeat/take-ping.ts';
import { routes as historyRoutes } from './history/routes.ts';
import { routes as maintenanceRoutes } from './maintenance/routes.ts';
import { runWindows } from './maintenance/run-windows.ts';
import { routes as monitorRoutes } from './monitors/routes.ts';
import { routes as proberRoutes } from './probers/routes.ts';
import { settleOwed } from './recording/settle-owed.ts';
import { keepHouse } from './rollups/retention.ts';
import { rollups } from './rollups/roll.ts';
import { routes as selfWatchRoutes } from './self-watch/routes.ts';
import { watchSelf } from './self-watch/watch-self.ts';

export default {
  name: 'monitoring',
  routes: [
    ...monitorRoutes,
    ...maintenanceRoutes,
    ...heartbeatRoutes,
    ...historyRoutes,
    ...proberRoutes,
    ...selfWatchRoutes,
  ],
  sweeps: [
    { name: 'monitoring.windows', everyMs: 1000, run: runWindows },
    { name: 'monitoring.heartbeats', everyMs: 1000, run: judgeSilent },
    { name: 'monitoring.owed', everyMs: 1000, run: settleOwed },
    { name: 'monitoring.self-watch', everyMs: 5000, run: watchSelf },
    { name: 'monitoring.rollups', everyMs: 20_000, run: rollups },
    { name: 'monitoring.house', everyMs: 600_000, run: keepHouse },
  ],
} satisfies Room;
