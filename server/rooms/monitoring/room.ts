import type { Room } from '#kit/room';
import { routes as maintenanceRoutes } from './maintenance/routes.ts';
import { runWindows } from './maintenance/run-windows.ts';
import { routes as monitorRoutes } from './monitors/routes.ts';
import { settleOwed } from './recording/settle-owed.ts';

export default {
  name: 'monitoring',
  routes: [...monitorRoutes, ...maintenanceRoutes],
  sweeps: [
    { name: 'monitoring.windows', everyMs: 1000, run: runWindows },
    { name: 'monitoring.owed', everyMs: 1000, run: settleOwed },
  ],
} satisfies Room;
