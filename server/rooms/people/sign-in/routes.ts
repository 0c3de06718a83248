import type { FastifyReply, FastifyRequest } from 'fastify';
import * as c from '#contract/people';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { instant } from '../present.ts';
import type { SessionRow } from '../tables.ts';
import { createOwner } from '../team/create-owner.ts';
import { byPasskey } from '../two-factor/passkey-sign-in.ts';
import { passkeyChallenge } from '../two-factor/passkeys.ts';
import { clearCookie } from './cookie.ts';
import { own } from './own.ts';
import { beginSession, describeSession, mustEnrol, presentAt } from './session.ts';
import { auditSignIn, checkPassword, checkSecond } from './sign-in.ts';
import { type Caller, removeSession, sessionsOf } from './store.ts';

type How = Parameters<typeof auditSignIn>[4];

/** Begins the session and says what `getSession` will say of it. */
export async function enter(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
  how: How | null,
  state: SessionRow['state'] = 'signed_in',
) {
  const session = await inTransaction(app.db, async (trx) => {
    if (how) await auditSignIn(trx, app, caller, request.ip, how);
    return beginSession(trx, app, request, reply, caller.id, state);
  });
  const enrol = state === 'signed_in' && (await mustEnrol(app, caller));
  return describeSession(app, { session, caller, state: enrol ? 'two_factor_enrolment' : state });
}

export const routes: Route[] = [
  serve(c.getSession, async ({ app, request }) => describeSession(app, await presentAt(app, request))),
  serve(c.createOwner, async ({ app, request, reply, body }) =>
    enter(app, request, reply, await createOwner(app, body, request.ip), 'password'),
  ),
  serve(c.signIn, async ({ app, request, reply, body }) => {
    const { caller, second } = await checkPassword(app, body, request.ip);
    return enter(app, request, reply, caller, second ? null : 'password', second ? 'second_factor' : 'signed_in');
  }),
  serve(c.signInSecond, async ({ app, request, reply, body }) =>
    enter(
      app,
      request,
      reply,
      await checkSecond(app, await presentAt(app, request), body.code, request.ip),
      'two_factor',
    ),
  ),
  serve(c.passkeySignInOptions, ({ app, request }) => passkeyChallenge(app, request)),
  serve(c.passkeySignIn, async ({ app, request, reply, body }) =>
    enter(app, request, reply, await byPasskey(app, request, body), 'passkey'),
  ),
  serve(c.signOut, async ({ app, actor, request, reply }) => {
    const { personId, sessionId } = own(actor);
    await inTransaction(app.db, async (trx) => {
      await removeSession(trx, sessionId, personId);
      await audit(trx, app, actor, 'sign_out.done', actor.name);
    });
    await clearCookie(app, request, reply);
  }),
  serve(c.listSessions, async ({ app, actor }) => {
    const { personId, sessionId } = own(actor);
    const rows = await sessionsOf(app.db, personId, app.clock.now());
    const items = rows.map((s) => ({
      id: s.id,
      current: s.id === sessionId,
      userAgent: s.user_agent,
      address: s.address,
      createdAt: instant(s.created_at),
      lastSeenAt: instant(s.last_seen_at),
    }));
    return { items, total: items.length };
  }),
  serve(c.revokeSession, async ({ app, actor, params }) => {
    const { personId } = own(actor);
    await inTransaction(app.db, async (trx) => {
      if (!(await removeSession(trx, params.id, personId))) notFound();
      await audit(trx, app, actor, 'session.revoked', actor.name, { sessionId: params.id });
    });
  }),
];
