import { startWebServer, type WebServer } from '../../test/fakes/web-server.ts';

/** In what way a page fails at once; `silent` takes the connection and says nothing, which costs the watch its patience. */
export type Way = 'status' | 'reset' | 'cut' | 'error_page' | 'silent';
export const quickWays = ['status', 'reset', 'cut', 'error_page'] as const;

export interface Page {
  name: string;
  way: Way;
  everySeconds: number;
  url: string;
  break(): void;
  close(): Promise<void>;
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const body = `<!doctype html><html><head><title>Shop</title></head><body>${'<p>Cups, bowls and plates.</p>'.repeat(40)}</body></html>`;

const ways: Record<Way, WebServer['handler']> = {
  status: (_, response) => void response.writeHead(503, html).end('<h1>Service Unavailable</h1>'),
  reset: (request) => void request.socket.destroy(),
  cut: (_, response) => {
    response.writeHead(200, { ...html, 'content-length': body.length });
    response.write(body.slice(0, 500), () => setTimeout(() => response.destroy(), 20));
  },
  error_page: (_, response) =>
    void response.writeHead(200, html).end('<h1>Error establishing a database connection</h1>'),
  silent: () => undefined,
};

/** A page of its own server on loopback, well until it is broken. */
export async function startPage(name: string, way: Way, everySeconds: number): Promise<Page> {
  const web = await startWebServer((_, response) => void response.writeHead(200, html).end(body));
  return {
    name,
    way,
    everySeconds,
    url: `${web.origin}/`,
    break: () => void (web.handler = ways[way]),
    close: web.close,
  };
}
