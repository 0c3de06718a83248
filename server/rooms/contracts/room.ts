import type { Room } from '#kit/room';
import { routes as calendars } from './calendars/routes.ts';

export default { name: 'contracts', routes: [...calendars] } satisfies Room;
