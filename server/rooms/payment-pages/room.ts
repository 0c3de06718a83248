import type { Room } from '#kit/room';
import { routes as report } from './report/routes.ts';
import { routes } from './routes.ts';
import { startDue, work } from './work.ts';

export default {
  name: 'payment-pages',
  routes: [...routes, ...report],
  jobs: [work],
  sweeps: [{ name: 'payment pages', everyMs: 15_000, run: startDue }],
} satisfies Room;
