import type { Room } from '#kit/room';
import { routes as agreed } from './agreed/routes.ts';
import { routes as ledger } from './ledger/routes.ts';

export default { name: 'billing', routes: [...ledger, ...agreed] } satisfies Room;
