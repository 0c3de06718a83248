import type { Room } from '#kit/room';
import { routes as clockRoutes } from './clocks/routes.ts';
import { watchClocks } from './clocks/watch-clocks.ts';
import { routes } from './requests/routes.ts';

export default {
  name: 'desk',
  routes: [...routes, ...clockRoutes],
  sweeps: [{ name: 'clocks', everyMs: 1000, run: watchClocks }],
} satisfies Room;
