import type { Room } from '#kit/room';
import { routes } from './routes.ts';
import { watchGaps } from './watch-gaps.ts';

export default {
  name: 'cover',
  routes,
  sweeps: [{ name: 'cover gaps', everyMs: 5_000, run: watchGaps }],
} satisfies Room;
