import type { Room } from '#kit/room';

export default { name: 'desk' } satisfies Room;
