import type { Room } from '#kit/room';
import { refreshDue } from './refresh.ts';
import { routes } from './routes.ts';

export default {
  name: 'advisories',
  routes,
  sweeps: [{ name: 'feeds of known holes', everyMs: 15_000, run: refreshDue }],
} satisfies Room;
