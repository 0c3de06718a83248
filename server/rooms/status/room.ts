import { z } from 'zod';
import { job, type Room } from '#kit/room';
import { mailUpdate } from './mail-update.ts';
import { routes } from './routes.ts';
import { forgetUnconfirmed } from './store.ts';
import { mailConfirmation } from './subscribe.ts';

const mail = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirm'), subscriberId: z.uuid(), asked: z.number() }),
  z.object({ kind: z.enum(['opened', 'over']), subscriberId: z.uuid(), incidentId: z.uuid(), at: z.number() }),
]);

export default {
  name: 'status',
  routes,
  jobs: [
    job({
      name: 'status.mail',
      payload: mail,
      run: (app, m) => (m.kind === 'confirm' ? mailConfirmation(app, m.subscriberId, m.asked) : mailUpdate(app, m)),
    }),
  ],
  sweeps: [
    {
      name: 'forget unconfirmed subscribers',
      everyMs: 3_600_000,
      run: (app) => app.db.transaction().execute((trx) => forgetUnconfirmed(trx, app.clock.now() - 7 * 86_400_000)),
    },
  ],
} satisfies Room;
