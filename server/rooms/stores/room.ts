import type { Room } from '#kit/room';
import { revive } from './discoveries/revive.ts';
import { routes as discoveries } from './discoveries/routes.ts';
import discoverJob from './discoveries/run-discovery.ts';
import { routes } from './routes.ts';

export default {
  name: 'stores',
  routes: [...routes, ...discoveries],
  jobs: [discoverJob],
  sweeps: [{ name: 'stores.revive', everyMs: 10_000, run: revive }],
} satisfies Room;
