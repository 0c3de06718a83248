import type { Room } from '#kit/room';
import { routes as board } from './board/routes.ts';
import { makeDue } from './plans/make-due.ts';
import { routes as plans } from './plans/routes.ts';
import { routes as time } from './time/routes.ts';
import { pointOutForgotten } from './time/timer/point-out.ts';

export default {
  name: 'tasks',
  routes: [...board, ...time, ...plans],
  sweeps: [
    { name: 'recurring tasks', everyMs: 10_000, run: makeDue },
    { name: 'forgotten timers', everyMs: 60_000, run: pointOutForgotten },
  ],
} satisfies Room;
