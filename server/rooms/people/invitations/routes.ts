import * as c from '#contract/people';
import { type Route, serve } from '#kit/http/serve';
import { instant } from '../present.ts';
import { enter } from '../sign-in/routes.ts';
import { acceptInvitation, readInvitation } from './accept.ts';
import { invite, withdrawInvitation } from './invite.ts';
import { type Invitation, openInvitations } from './store.ts';

const present = (row: Invitation) => ({
  id: row.id,
  email: row.email,
  role: row.role,
  speciality: row.speciality,
  clientIds: row.client_ids,
  invitedBy: row.invited_by_name,
  createdAt: instant(row.created_at),
  expiresAt: instant(row.expires_at),
  acceptedAt: row.accepted_at === null ? null : instant(row.accepted_at),
});

export const routes: Route[] = [
  serve(c.listInvitations, async ({ app }) => {
    const items = (await openInvitations(app.db, app.clock.now())).map(present);
    return { items, total: items.length };
  }),
  serve(c.invite, async ({ app, actor, body }) => {
    const { invitation, link } = await invite(app, actor, body);
    return { ...present(invitation), link };
  }),
  serve(c.withdrawInvitation, ({ app, actor, params }) => withdrawInvitation(app, actor, params.id)),
  serve(c.readInvitation, async ({ app, params }) => {
    const { email, role } = await readInvitation(app, params.secret);
    return { email, role };
  }),
  serve(c.acceptInvitation, async ({ app, request, reply, params, body }) =>
    enter(app, request, reply, await acceptInvitation(app, params.secret, body, request.ip), 'invitation'),
  ),
];
