import type { Room } from '#kit/room';
import { routes as board } from './board/routes.ts';

export default { name: 'tasks', routes: [...board] } satisfies Room;
