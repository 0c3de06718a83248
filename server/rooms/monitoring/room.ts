import type { Room } from '#kit/room';
import { routes as monitorRoutes } from './monitors/routes.ts';

export default { name: 'monitoring', routes: [...monitorRoutes] } satisfies Room;
