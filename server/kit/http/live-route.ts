import type { ServerResponse } from 'node:http';
import type { App } from '../app.ts';
import type { Change, LiveHub } from '../live.ts';
import type { Actor } from './actor.ts';
import { type RawRoute, serveRaw } from './serve.ts';
import type { Authenticate } from './server.ts';

/** Which stores an actor may hear of: null for all. */
export type Visible = (app: App, clientIds: readonly string[] | null) => Promise<ReadonlySet<string> | null>;

const recheckMs = 15_000;

/**
 * Server-sent events: `changed` with the topic, never the content; the console then asks for what it may see. Who lost
 * the right to listen (signed out, role changed, deactivated) is cut off within seconds.
 */
export function liveRoute(hub: LiveHub, visible: Visible, authenticate: Authenticate): RawRoute {
  return serveRaw(
    { method: 'GET', path: '/api/live', access: 'self', summary: 'What changes, as server-sent events' },
    async ({ app, actor, request, reply }) => {
      let stores = await visible(app, actor.clientIds);
      reply.hijack();
      const out = open(reply.raw);
      const look = async () => {
        const now = await authenticate(request).catch(() => null);
        if (!now || !sameRights(now, actor)) return void reply.raw.end();
        stores = await visible(app, actor.clientIds);
        out.write(': alive\n\n');
      };
      const tell = (change: Change) => {
        if (stores && change.topic === 'store') void look().catch(() => reply.raw.destroy());
        const isTheirs = change.clientId ? actor.clientIds?.includes(change.clientId) : false;
        if (stores && !isTheirs && (change.storeId === null || !stores.has(change.storeId))) return;
        out.write(`event: changed\ndata: ${JSON.stringify(change)}\n\n`);
      };
      const again = () => out.write('event: reconnected\ndata: {}\n\n');
      const recheck = setInterval(() => void look().catch(() => reply.raw.destroy()), recheckMs);
      hub.on('change', tell).on('reconnected', again);
      request.raw.on('close', () => {
        clearInterval(recheck);
        hub.off('change', tell).off('reconnected', again);
      });
    },
  );
}

const sameRights = (a: Actor, b: Actor): boolean =>
  a.personId === b.personId && a.role === b.role && String(a.clientIds) === String(b.clientIds);

function open(raw: ServerResponse): { write(text: string): void } {
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  raw.write('retry: 2000\n\n');
  return {
    write: (text) => {
      // A reader who cannot keep up is dropped; it reconnects and asks anew.
      if (raw.writableLength > 1024 * 1024) raw.destroy();
      else if (!raw.writableEnded) raw.write(text);
    },
  };
}
