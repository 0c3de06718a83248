import { z } from 'zod';
import { job, type Room } from '#kit/room';
import { escalateDue } from './escalation/escalate.ts';
import { routes as escalationRoutes } from './escalation/routes.ts';
import { forgetEscalations } from './escalation/store.ts';
import { mailInvitation } from './mail-invitation.ts';
import { routes } from './routes.ts';
import { courierOf } from './sending/courier.ts';
import { forgetDeliveries } from './store.ts';

const keptMs = 400 * 86_400_000;

export default {
  name: 'notify',
  routes: [...routes, ...escalationRoutes],
  jobs: [
    job({
      name: 'notify.invite',
      payload: z.object({ invitationId: z.uuid() }),
      run: (app, { invitationId }) => mailInvitation(app, invitationId),
    }),
  ],
  sweeps: [
    { name: 'escalate', everyMs: 500, run: escalateDue },
    { name: 'deliver', everyMs: 500, run: async (app, stopping) => void (await courierOf(app).run(stopping)) },
    {
      name: 'forget deliveries',
      everyMs: 3_600_000,
      run: (app) =>
        app.db.transaction().execute(async (trx) => {
          await forgetDeliveries(trx, app.clock.now() - keptMs);
          await forgetEscalations(trx, app.clock.now() - keptMs);
        }),
    },
  ],
} satisfies Room;
