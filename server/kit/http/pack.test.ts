import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { sendPacked } from './pack.ts';

const long = JSON.stringify(Array.from({ length: 2000 }, (_, i) => ({ name: `Store ${i}`, status: 'up' })));
const server = fastify();
server.get('/long', (request, reply) => sendPacked(request, reply, long));
server.get('/short', (request, reply) => sendPacked(request, reply, '{"items":[]}'));
const ask = (url: string, accepted?: string) =>
  server.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });

test('a long answer is packed for who can unpack it', async () => {
  const answer = await ask('/long', 'br, gzip;q=0.8');
  expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(answer.rawPayload.length).toBeLessThan(long.length / 5);
  expect(gunzipSync(answer.rawPayload).toString()).toBe(long);
});

test.each([[undefined], ['identity'], ['gzip;q=0'], ['gzip;q=0.0, br']])(
  'others get it as it is: %s',
  async (accepted) => {
    const answer = await ask('/long', accepted);
    expect([answer.headers['content-encoding'], answer.headers['vary'], answer.body]).toEqual([
      undefined,
      'accept-encoding',
      long,
    ]);
  },
);

test('a short one is never packed', async () => {
  const answer = await ask('/short', 'gzip');
  expect([answer.headers['content-encoding'], answer.body]).toEqual([undefined, '{"items":[]}']);
});
