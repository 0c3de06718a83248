import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../testing/test-app.ts';
import { serveRaw } from './serve.ts';
import { createHttp } from './server.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: [] });
});
afterAll(() => t.close());

const echo = serveRaw(
  { method: 'POST', path: '/echo', access: 'public', summary: 'Says back what it is told' },
  async ({ request, reply }) => reply.send(String(request.body)),
);

/** Sends the first part, then a byte now and then until the other side hangs up. @returns what was answered */
function drip(port: number, first: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let open = true;
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket
      .on('error', () => undefined)
      .on('close', () => {
        open = false;
        resolve(answer);
      });
    socket.write(first);
    void (async () => {
      for (; open; await sleep(20)) socket.write('a');
    })();
  });
}

test('whoever sends a byte now and then is hung up on, in the head and in the body', async () => {
  const server = createHttp(t.app, [echo], async () => null, { requestMs: 400, lookEveryMs: 50 });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const head = 'POST /echo HTTP/1.1\r\nhost: watch.test\r\n';
  const answers = await Promise.all([
    drip(port, `${head}x-slow: `),
    drip(port, `${head}content-type: text/plain\r\ncontent-length: 100000\r\n\r\n`),
  ]);
  for (const answer of answers) expect(answer).not.toMatch(/^HTTP\/1.1 200/);
  const quick = await fetch(`http://127.0.0.1:${port}/echo`, { method: 'POST', body: 'hello' });
  expect(await quick.text()).toBe('hello');
  await server.close();
});

test('by itself it waits two minutes for a request, and one for its head', async () => {
  const { server } = createHttp(t.app, [echo], async () => null);
  expect([server.requestTimeout, server.headersTimeout]).toEqual([120_000, 60_000]);
});
