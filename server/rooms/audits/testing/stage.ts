import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { startWebServer, type WebServer } from '../../../../test/fakes/web-server.ts';

export const rooms = ['people', 'stores', 'contracts', 'tasks', 'audits'];
export const engineer = actorOf('engineer', { name: 'Engineer', personId: '00000000-0000-7000-8000-0000000000e1' });
export const leak = 'exposed-repository';

/** A shop of one page, whose repository can be left open, and which can fall silent where files are looked for. */
export interface SmallShop extends WebServer {
  leaks: boolean;
  /** Says nothing to those who look for files. */
  shuts: boolean;
  /** Answers nothing but its home page, for ever: an audit of it does not end. */
  hangs: boolean;
  /** How many requests came. */
  asked: number;
}

const home = `<!doctype html><html lang="en"><head><title>Tea</title><meta name="generator" content="WooCommerce 10.0.2">
</head><body class="woocommerce"><h1>Tea</h1><a href="/product/green/">Green tea</a></body></html>`;

export async function openShop(): Promise<SmallShop> {
  const web = await startWebServer((request, response) => {
    shop.asked += 1;
    const { url } = request;
    if (shop.hangs && url !== '/') return;
    if (url === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(home);
    else if (url === '/.git/HEAD' && shop.leaks)
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ref: refs/heads/main\n');
    else if (shop.shuts && url !== '/robots.txt') response.destroy();
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Nothing here</h1>');
  });
  const shop: SmallShop = Object.assign(web, { leaks: false, shuts: false, hangs: false, asked: 0 });
  return shop;
}

export const openApp = (settings: Partial<TestApp['app']['settings']> = {}): Promise<TestApp> =>
  testApp({ rooms, settings: { walkPauseMs: 0, ...settings } });

let count = 0;
/** A shop that is a store of a client of its own, and somebody of that client. */
export async function givenStore(t: TestApp, url: string) {
  const store = await t.write((trx) => addStore(trx, t.app, system, { url, name: `Shop ${++count}` }));
  const viewer = actorOf('client_viewer', { name: 'Client', clientIds: [store.client_id], personId: newId() });
  return { storeId: store.id, clientId: store.client_id, viewer };
}

/** Asks for an audit, and waits for its end. */
export async function auditOnce(t: TestApp, storeId: string): Promise<string> {
  t.clock.advance(1000);
  const { status, body } = await t.call(engineer, 'POST', `/api/stores/${storeId}/audits`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  await t.drain();
  return body.id as string;
}

/** The finding of the open repository; undefined where there is none. */
export async function leakOf(t: TestApp, storeId: string) {
  const { body } = await t.call(engineer, 'GET', `/api/findings?storeId=${storeId}&check=${leak}`);
  return body.items[0];
}
