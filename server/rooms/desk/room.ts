import type { Room } from '#kit/room';
import { routes } from './requests/routes.ts';

export default { name: 'desk', routes } satisfies Room;
