import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '#contract/people';
import { permissionsOf } from '#contract/permissions';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { type Actor, makeActor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { refuse } from '#kit/refuse';
import { digestOf } from '#kit/secrets';
import { presentPerson } from '../present.ts';
import type { SessionRow } from '../tables.ts';
import { changePerson, hasOwner } from '../team/store.ts';
import { teamSettings } from '../team/settings.ts';
import { cookieDigest, newCookieSecret, setCookie } from './cookie.ts';
import {
  type Caller,
  callerById,
  insertSession,
  longestMs,
  removeSessionByDigest,
  secondStepMs,
  sessionByDigest,
} from './store.ts';

export interface Present {
  session: SessionRow;
  caller: Caller;
  state: 'second_factor' | 'two_factor_enrolment' | 'signed_in';
}

/** Whom the request's cookie names, or null. */
export async function presentAt(app: App, request: FastifyRequest): Promise<Present | null> {
  const digest = cookieDigest(app, request);
  const session = digest === null ? undefined : await sessionByDigest(app.db, digest, app.clock.now());
  const caller = session && (await callerById(app.db, session.person_id));
  if (!session || !caller?.active) return null;
  if (session.state === 'second_factor') return { session, caller, state: 'second_factor' };
  return { session, caller, state: (await mustEnrol(app, caller)) ? 'two_factor_enrolment' : 'signed_in' };
}

/** True where the team requires a second factor and this person has none; a passkey is one. */
export async function mustEnrol(app: App, caller: Caller): Promise<boolean> {
  return !caller.has_totp && !caller.has_passkey && (await teamSettings(app.db)).twoFactorRequired;
}

export function enrolFirst(): never {
  return refuse(
    'two_factor_enrolment',
    {
      en: 'The team requires two-factor sign-in: set it up first.',
      ru: 'В команде обязателен вход с двумя факторами: сначала настройте его.',
      uk: 'У команді обов’язковий вхід із двома факторами: спершу налаштуйте його.',
    },
    { status: 403 },
  );
}

/**
 * Gives the browser a session under a new secret and ends the one that it had: what was known of the old one, or
 * slipped to the browser before, opens nothing.
 */
export async function beginSession(
  trx: Transaction,
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  personId: string,
  state: SessionRow['state'],
): Promise<SessionRow> {
  const now = app.clock.now();
  const before = cookieDigest(app, request);
  if (before) await removeSessionByDigest(trx, before);
  const secret = newCookieSecret();
  const session: SessionRow = {
    id: newId(now),
    digest: digestOf(secret),
    person_id: personId,
    state,
    user_agent: (request.headers['user-agent'] ?? '').slice(0, 300),
    address: request.ip,
    created_at: now,
    last_seen_at: now,
    expires_at: now + (state === 'second_factor' ? secondStepMs : longestMs),
  };
  await insertSession(trx, session);
  if (state === 'signed_in') await changePerson(trx, personId, { last_seen_at: now });
  await setCookie(app, trx, request, reply, secret);
  return session;
}

/** What the console needs to know first. */
export async function describeSession(app: App, present: Present | null): Promise<Session> {
  const nobody: Session = {
    state: 'signed_out',
    person: null,
    permissions: [],
    secondFactors: [],
    csrf: null,
    version: app.settings.version,
  };
  if (!present) return (await hasOwner(app.db)) ? nobody : { ...nobody, state: 'no_owner' };
  const { state, caller, session } = present;
  const secondFactors = [
    ...(caller.has_totp ? ['code' as const] : []),
    ...(caller.has_passkey ? ['passkey' as const] : []),
  ];
  if (state === 'second_factor') return { ...nobody, state, secondFactors };
  return {
    ...nobody,
    state,
    secondFactors,
    person: presentPerson(caller),
    permissions: state === 'signed_in' ? [...permissionsOf[caller.role]] : [],
    csrf: csrfOf(app, session.id),
  };
}

/** Known only to pages that may read our answers. */
export const csrfOf = (app: App, sessionId: string): string => app.secrets.sign(`csrf/${sessionId}`);

/** The person as an actor: of a session, or for the audit trail while they sign in (`sessionId` null). */
export function actorOfCaller(app: App, caller: Caller, address: string, sessionId: string | null = null): Actor {
  return makeActor({
    kind: 'person',
    name: caller.name,
    personId: caller.id,
    role: caller.role,
    permissions: new Set(permissionsOf[caller.role]),
    clientIds: caller.role.startsWith('client') ? caller.client_ids : null,
    language: caller.language,
    timeZone: caller.time_zone,
    sessionId,
    csrf: sessionId && csrfOf(app, sessionId),
    address,
  });
}
