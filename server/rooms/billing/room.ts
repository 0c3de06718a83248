import type { Room } from '#kit/room';
import { routes as ledger } from './ledger/routes.ts';

export default { name: 'billing', routes: ledger } satisfies Room;
