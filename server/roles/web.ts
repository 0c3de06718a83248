import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { App } from '#kit/app';
import { type Authenticate, createHttp } from '#kit/http/server';
import { liveRoute } from '#kit/http/live-route';
import type { Route } from '#kit/http/serve';
import { LiveHub } from '#kit/live';
import type { Room } from '#kit/room';
import { authenticateProber } from '#rooms/monitoring';
import { authenticate } from '#rooms/people';
import { storesVisibleTo } from '#rooms/stores';
import { healthRoutes } from './health.ts';
import { referenceRoutes } from './reference.ts';

const console = join(import.meta.dirname, '..', '..', 'web', 'dist');

/** The API, the console and the public pages. Any number may run behind a balancer. */
export async function startWebRole(
  app: App,
  rooms: readonly Room[],
): Promise<{ address: string; stop(): Promise<void> }> {
  const hub = new LiveHub(app);
  await hub.start();
  const whoAsks: Authenticate = async (request) => {
    const prober = /^Bearer (vkp_\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    return prober ? authenticateProber(app, prober) : authenticate(app, request);
  };
  const server = createHttp(app, allRoutes(rooms, hub, whoAsks), whoAsks);
  await serveConsole(server);
  await server.listen({ host: app.settings.host, port: app.settings.port });
  const { port } = server.server.address() as AddressInfo;
  if (app.settings.port === 0) Object.assign(app.settings, { port, publicUrl: `http://${app.settings.host}:${port}` });
  app.settings.netPolicy.ownPorts.push(port);
  return {
    address: app.settings.publicUrl,
    stop: async () => {
      await server.close();
      await hub.stop();
    },
  };
}

function allRoutes(rooms: readonly Room[], hub: LiveHub, whoAsks: Authenticate): Route[] {
  const routes = rooms.flatMap((room) => room.routes ?? []);
  const live = liveRoute(
    hub,
    async (app, clientIds) => {
      const visible = await storesVisibleTo(app.db, clientIds);
      return visible && new Set(visible);
    },
    whoAsks,
  );
  return [...routes, live, ...healthRoutes, ...referenceRoutes(routes)];
}

/** The built console; an address that is no file and no API is the console's own, which shows its page. */
async function serveConsole(server: FastifyInstance): Promise<void> {
  if (existsSync(console))
    await server.register(fastifyStatic, {
      root: console,
      wildcard: true,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
  const page = () =>
    existsSync(join(console, 'index.html'))
      ? readFileSync(join(console, 'index.html'), 'utf8')
      : 'The console is not built: run npm start.';
  server.get('/', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page()),
  );
  server.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html');
    if (isPage) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page());
    return reply
      .code(404)
      .send({ error: { code: 'not_found', message: `There is no ${request.method} ${request.url.split('?')[0]}.` } });
  });
}
