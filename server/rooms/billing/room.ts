import type { Room } from '#kit/room';
import { routes as agreed } from './agreed/routes.ts';
import { mailJob } from './agreed/tell-ask.ts';
import { routes as ledger } from './ledger/routes.ts';
import { warnJob, warnLow } from './overview/warn-low.ts';
import { routes as overview } from './overview/routes.ts';

export default {
  name: 'billing',
  routes: [...ledger, ...agreed, ...overview],
  jobs: [mailJob, warnJob],
  sweeps: [{ name: 'warn of hours', everyMs: 600_000, run: warnLow }],
} satisfies Room;
