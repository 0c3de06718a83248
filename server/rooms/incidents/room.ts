import type { Room } from '#kit/room';
import { routes } from './routes.ts';

export default { name: 'incidents', routes } satisfies Room;
