import { afterEach, expect, test } from 'vitest';
import { type Handler, startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { call } from './call.ts';

const out = { ownPorts: [] };
const open: WebServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));
async function serve(handler: Handler): Promise<string> {
  const web = await startWebServer(handler);
  open.push(web);
  return web.origin;
}

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)('%s goes out as it is', async (method) => {
  const origin = await serve((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => response.end(`${request.method} ${request.url} ${request.headers['x-key']} ${body}`));
  });
  const body = method === 'GET' || method === 'DELETE' ? undefined : '{"ї":1}';
  const answer = await call(method, `${origin}/a?b=c%2Fd`, { out, headers: { 'x-key': 'k' }, body });
  expect(answer).toMatchObject({ status: 200, cut: false, forbidden: false });
  expect(answer.text).toBe(`${method} /a?b=c%2Fd k ${body ?? ''}`);
});

test('reads as much as it was told to, and says where there was more', async () => {
  const origin = await serve((_, response) => void response.end('ї'.repeat(100_000)));
  expect(await call('GET', origin, { out })).toMatchObject({ status: 200, cut: true, text: 'ї'.repeat(32_768) });
  const whole = await call('GET', origin, { out, mostBytes: 200_000 });
  expect(whole).toMatchObject({ cut: false, text: 'ї'.repeat(100_000) });
});

test('an answer that breaks off is a failure, not a shorter answer', async () => {
  const origin = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy());
  });
  expect(await call('GET', origin, { out })).toMatchObject({ status: 0, failure: { code: 'broken' } });
});

test('follows no redirect, and goes to no address of the platform itself', async () => {
  let asked = 0;
  const origin = await serve((_, response) => {
    asked++;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await call('GET', origin, { out })).toMatchObject({ status: 302 });
  const kept = await call('GET', origin, { out: { ownPorts: [Number(new URL(origin).port)] } });
  expect(kept).toMatchObject({ status: 0, forbidden: true, failure: { code: 'forbidden', host: '127.0.0.1' } });
  expect(asked).toBe(1);
});

test('says who refuses and what is no address', async () => {
  const origin = await serve(() => undefined);
  await open.pop()!.close();
  expect(await call('GET', origin, { out })).toMatchObject({ failure: { code: 'connection_refused' } });
  expect(await call('GET', 'nonsense', { out })).toMatchObject({ failure: { code: 'no_connection', host: '' } });
});
