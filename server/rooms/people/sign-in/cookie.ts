import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import { digestOf } from '#kit/secrets';
import { teamSettings } from '../team/settings.ts';
import { longestMs } from './store.ts';

// Cookies do not tell ports apart: two installations on one machine must not sign each other out.
const nameOf = (app: App, secure: boolean) => `${secure ? '__Host-' : ''}vakhta_${app.settings.port}`;

export const newCookieSecret = (): string => randomBytes(32).toString('base64url');

/** The digest of the session cookie's secret, or null where there is none. */
export function cookieDigest(app: App, request: FastifyRequest): string | null {
  const all = new Map(
    (request.headers.cookie ?? '').split(';').map((part) => {
      const [name, ...value] = part.trim().split('=');
      return [name, value.join('=')] as const;
    }),
  );
  const secret = all.get(nameOf(app, true)) || all.get(nameOf(app, false));
  return secret ? digestOf(secret) : null;
}

/** Sent back by the browser to this host only, unseen by scripts, and over TLS only where we are reached by it. */
export async function setCookie(
  app: App,
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  secret: string,
): Promise<void> {
  write(app, reply, await isSecure(app, db, request), secret, longestMs / 1000);
}

export async function clearCookie(app: App, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  write(app, reply, await isSecure(app, app.db, request), '', 0);
}

function write(app: App, reply: FastifyReply, secure: boolean, secret: string, seconds: number): void {
  reply.header(
    'set-cookie',
    `${nameOf(app, secure)}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`,
  );
}

/** A proxy that ends TLS need not be trusted for more than this: the request came for our public https address. */
async function isSecure(app: App, db: Db, request: FastifyRequest): Promise<boolean> {
  if (request.protocol === 'https') return true;
  const publicUrl = new URL((await teamSettings(db)).publicUrl ?? app.settings.publicUrl);
  return publicUrl.protocol === 'https:' && publicUrl.host === request.headers.host;
}
