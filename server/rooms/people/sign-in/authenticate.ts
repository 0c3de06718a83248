import type { FastifyRequest } from 'fastify';
import type { Access } from '#contract/permissions';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { actorOfToken } from '../tokens/token.ts';
import { actorOfCaller, enrolFirst, presentAt } from './session.ts';
import { seen } from './store.ts';

/** What a person may do who must enrol a second factor first. */
const enrolment = new Set([
  '/api/sign-out',
  '/api/me/totp',
  '/api/me/totp/confirm',
  '/api/me/passkeys',
  '/api/me/passkeys/options',
]);

/**
 * Who asks: the person of the session cookie, or the owner of a Bearer token; null where the request names nobody.
 * Tokens of probers (`vkp_`) are not ours.
 * @throws Refusal 401 where a token is wrong, 403 where a second factor is still to be enrolled
 */
export async function authenticate(app: App, request: FastifyRequest): Promise<Actor | null> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer?.startsWith('vkp_')) return null;
  if (bearer !== undefined) return isPublic(request) ? null : actorOfToken(app, bearer, request.ip);
  const present = await presentAt(app, request);
  if (!present || present.state === 'second_factor') return null;
  const { session, caller, state } = present;
  if (app.clock.now() - session.last_seen_at > 60_000) await seen(app.db, session, request.ip, app.clock.now());
  if (state === 'two_factor_enrolment' && !isPublic(request) && !enrolment.has(request.routeOptions.url ?? ''))
    return enrolFirst();
  const actor = actorOfCaller(app, caller, request.ip, session.id);
  return state === 'signed_in' ? actor : { ...actor, permissions: new Set() };
}

function isPublic(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { access?: Access }).access === 'public';
}
