import type { App } from '../app.ts';
import type { Change, LiveHub } from '../live.ts';
import { type RawRoute, serveRaw } from './serve.ts';

/** Which stores an actor may hear of: null for all. */
export type Visible = (app: App, clientIds: readonly string[] | null) => Promise<ReadonlySet<string> | null>;

/** Server-sent events: `changed` with the topic, never the content; the console then asks for what it may see. */
export function liveRoute(hub: LiveHub, visible: Visible): RawRoute {
  return serveRaw({ method: 'GET', path: '/api/live', access: 'self', summary: 'What changes, as server-sent events' }, async ({ app, actor, request, reply }) => {
    let stores = await visible(app, actor.clientIds);
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    reply.raw.write('retry: 2000\n\n');
    const tell = (change: Change) => {
      if (stores && change.topic === 'store') void visible(app, actor.clientIds).then((now) => { stores = now; });
      if (stores && (change.storeId === null || !stores.has(change.storeId))) return;
      // A reader who cannot keep up is dropped; it reconnects and asks anew.
      if (reply.raw.writableLength > 1024 * 1024) reply.raw.destroy();
      else reply.raw.write(`event: changed\ndata: ${JSON.stringify(change)}\n\n`);
    };
    const again = () => void reply.raw.write('event: reconnected\ndata: {}\n\n');
    const alive = setInterval(() => void reply.raw.write(': alive\n\n'), 20_000);
    hub.on('change', tell).on('reconnected', again);
    request.raw.on('close', () => {
      clearInterval(alive);
      hub.off('change', tell).off('reconnected', again);
    });
  });
}
