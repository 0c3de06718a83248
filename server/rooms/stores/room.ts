import type { Room } from '#kit/room';
import { routes } from './routes.ts';

export default { name: 'stores', routes } satisfies Room;
