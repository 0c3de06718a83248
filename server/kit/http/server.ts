import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '#contract/permissions';
import { type Language, languages } from '#core/words';
import type { App } from '../app.ts';
import { Refusal } from '../refuse.ts';
import { type Actor, anonymous } from './actor.ts';
import { admit } from './admit.ts';
import { sendPacked } from './pack.ts';
import { parsePart, readJson } from './parse.ts';
import { answerError } from './problems.ts';
import type { Route } from './serve.ts';

/** Finds out who asks; returns null where the request names nobody. @throws Refusal where it names somebody wrongly */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | null>;

/** How long a request may take to arrive whole: whoever sends a byte now and then holds no connection for ever. */
interface Patience {
  requestMs: number;
  lookEveryMs: number;
}

const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The HTTP server with the product's routes. Every route names who may call it; that is checked before anything else. */
export function createHttp(
  app: App,
  routes: readonly Route[],
  authenticate: Authenticate,
  patience: Patience = { requestMs: 120_000, lookEveryMs: 10_000 },
): FastifyInstance {
  const server = fastify({
    logger: false,
    trustProxy: app.settings.trustProxy ? 'loopback,linklocal,uniquelocal' : false,
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
    requestTimeout: patience.requestMs,
    http: { connectionsCheckingInterval: patience.lookEveryMs, headersTimeout: Math.min(60_000, patience.requestMs) },
    routerOptions: { maxParamLength: 300 },
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
  });
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const access = (request.routeOptions.config as { access?: Access }).access;
    // A prober hands on what hostile pages said; it is made storable where it is stored.
    const read = readJson(body as string, access === 'prober');
    if (read instanceof Refusal) done(read, undefined);
    else done(null, read.value);
  });
  server.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 256 * 1024 }, (_request, body, done) =>
    done(null, body),
  );
  server.setErrorHandler((error, request, reply) =>
    answerError(app, error, languageOf(request, (request as Partial<WithActor>).actor ?? null), reply),
  );
  for (const route of routes) {
    if ('raw' in route && route.raw.bytes)
      addBytes(server, route.raw.bytes, (own) => addRoute(own, app, route, authenticate));
    else addRoute(server, app, route, authenticate);
  }
  return server;
}

/** A route of its own kind: only it takes bodies that large, and as they are. */
function addBytes(server: FastifyInstance, most: number, add: (own: FastifyInstance) => void): void {
  void server.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: most }, (_request, body, done) => done(null, body));
    add(own);
  });
}

function addRoute(server: FastifyInstance, app: App, route: Route, authenticate: Authenticate): void {
  const { method, path, access } = 'raw' in route ? route.raw : route.endpoint;
  const bodyLimit = 'raw' in route ? undefined : route.endpoint.bodyLimit;
  server.route({
    method,
    url: path,
    ...(bodyLimit ? { bodyLimit } : {}),
    exposeHeadRoute: false,
    config: { access },
    // Before the body is read: who may not call a route cannot make it work.
    onRequest: async (request) => {
      const actor = (await authenticate(request)) ?? anonymous(request.ip);
      (request as WithActor).actor = actor;
      admit(access, actor, request);
      if ('raw' in route) await route.before?.({ app, request });
    },
    handler: async (request, reply) => {
      const actor = (request as WithActor).actor;
      const language = languageOf(request, actor);
      if ('raw' in route) return route.handler({ app, actor, language, request, reply });
      const { endpoint } = route;
      const answer = await route.handler({
        app,
        actor,
        language,
        request,
        reply,
        params: parsePart(endpoint.params, request.params, language),
        query: parsePart(endpoint.query, request.query, language),
        body: parsePart(endpoint.body, request.body, language),
      });
      return send(request, reply, endpoint.response, answer);
    },
  });
}

type WithActor = FastifyRequest & { actor: Actor };

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: z.ZodType,
  answer: unknown,
): Promise<FastifyReply> {
  if (reply.sent) return reply;
  reply.header('cache-control', 'no-store');
  if (schema instanceof z.ZodUndefined) return reply.code(204).send();
  reply.type('application/json; charset=utf-8');
  return sendPacked(request, reply, JSON.stringify(schema.parse(answer)));
}

/** The person's language, else the first of ours that the browser asks for, else English. */
export function languageOf(request: FastifyRequest, actor: Actor | null): Language {
  const asked = request.headers['x-vakhta-language'] ?? actor?.language;
  if (languages.includes(asked as Language)) return asked as Language;
  for (const part of (request.headers['accept-language'] ?? '').split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase();
    if (languages.includes(code as Language)) return code as Language;
  }
  return 'en';
}
