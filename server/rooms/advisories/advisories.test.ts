import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { advisoriesFor } from './index.ts';

let t: TestApp;
let web: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let heard: { authorization?: string; etag?: string }[];
let mirror: string;
beforeAll(async () => {
  web = createServer((request, response) => {
    heard.push({ authorization: request.headers.authorization, etag: request.headers['if-none-match'] });
    answer(request, response);
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  mirror = `http://127.0.0.1:${(web.address() as AddressInfo).port}/feed`;
});
afterAll(() => {
  web?.closeAllConnections();
  web?.close();
});
beforeEach(async () => {
  t = await testApp({ rooms: ['advisories'] });
  heard = [];
  answer = (_, response) => response.setHeader('etag', '"1"').end(feedOf('forms', 'gallery'));
});
afterEach(() => t.close());

const feedOf = (...slugs: string[]): string =>
  JSON.stringify(
    Object.fromEntries(
      slugs.map((slug) => [
        slug,
        {
          title: `A hole in ${slug} \u0000`,
          software: [
            {
              type: 'plugin',
              slug,
              affected_versions: { a: { from_version: '*', to_version: '1.0', to_inclusive: true } },
            },
          ],
          cvss: { score: 9.8 },
        },
      ]),
    ),
  );
const url = '/api/advisory-feeds/wordfence';
const owner = actorOf('owner');
const set = async (body: object) => (await t.call(owner, 'PATCH', url, body)).body;
const shown = async () =>
  (await t.call(owner, 'GET', '/api/advisory-feeds')).body.items.find(
    (one: { name: string }) => one.name === 'wordfence',
  );
const turnOn = () => set({ enabled: true, address: mirror, key: 'a secret key' });
const plugin = (name: string) => ({ ecosystem: 'wordpress' as const, kind: 'plugin' as const, name });
const idsOf = async (...names: string[]) =>
  (await advisoriesFor(t.app)(names.map(plugin)))!.advisories.map(({ id }) => id).toSorted();
const minutes = (n: number): void => t.clock.advance(n * 60_000);

test('nothing is asked of strangers before somebody turns a feed on', async () => {
  await t.sweep();
  expect(heard).toEqual([]);
  expect(await shown()).toMatchObject({
    enabled: false,
    hasKey: false,
    needsKey: true,
    checkedAt: null,
    dueAt: null,
    trouble: null,
  });
  await expect(advisoriesFor(t.app)([plugin('forms')])).rejects.toThrow('turn on feeds in the settings');
});

test('a feed that is on is read, with its key, and audits find what is in it', async () => {
  const changed = await turnOn();
  expect(JSON.stringify(changed)).not.toContain('secret');
  await t.sweep();
  expect(heard).toEqual([{ authorization: 'Bearer a secret key', etag: undefined }]);
  const now = new Date(t.clock.now()).toISOString();
  expect(await shown()).toMatchObject({
    enabled: true,
    hasKey: true,
    advisories: 2,
    fetchedAt: now,
    checkedAt: now,
    trouble: null,
    working: false,
  });
  expect(await idsOf('forms', 'other')).toEqual(['forms']);
  expect((await advisoriesFor(t.app)([]))!.sources).toEqual([
    { feed: 'wordfence', covers: ['wordpress'], checkedAt: t.clock.now(), advisories: 2 },
  ]);
});

test('it is asked again on its schedule, by its mark; what is the same is not sent', async () => {
  await turnOn();
  await t.sweep();
  const came = t.clock.now();
  answer = (_, response) => response.writeHead(304).end();
  minutes(5 * 60);
  await t.sweep();
  expect(heard).toHaveLength(1);
  minutes(61);
  await t.sweep();
  expect(heard[1]).toMatchObject({ etag: '"1"' });
  expect(await shown()).toMatchObject({
    advisories: 2,
    fetchedAt: new Date(came).toISOString(),
    checkedAt: new Date(t.clock.now()).toISOString(),
  });
});

test('new data take the place of the old as a whole', async () => {
  await turnOn();
  await t.sweep();
  answer = (_, response) => response.end(feedOf('gallery', 'slider'));
  expect((await t.call(owner, 'POST', `${url}/refresh`)).status).toBe(200);
  await t.sweep();
  expect(await idsOf('forms', 'gallery', 'slider')).toEqual(['gallery', 'slider']);
});

test.each([
  [
    'cut off',
    (response: ServerResponse) => response.end(feedOf('new').slice(0, -5)),
    'the data end before they are complete',
  ],
  ['an error page', (response: ServerResponse) => response.end('<html>'), 'what came is no JSON'],
  ['without an advisory', (response: ServerResponse) => response.end('{}'), 'there is no advisory in the data'],
  ['an error', (response: ServerResponse) => response.writeHead(500).end(), 'answered 500'],
  ['a refused key', (response: ServerResponse) => response.writeHead(401).end(), 'does not accept the key'],
])(
  '%s: the older data stay, one sentence says why, and it is tried again later and later',
  async (_, broken, sentence) => {
    await turnOn();
    await t.sweep();
    answer = (_request, response) => broken(response);
    await t.call(owner, 'POST', `${url}/refresh`);
    await t.sweep();
    expect(await shown()).toMatchObject({ advisories: 2, trouble: expect.stringContaining(sentence) as string });
    expect(await idsOf('forms')).toEqual(['forms']);
    minutes(4);
    await t.sweep();
    expect(heard).toHaveLength(2);
    minutes(2);
    await t.sweep();
    minutes(14);
    await t.sweep();
    expect(heard).toHaveLength(3);
    answer = (_request, response) => response.end(feedOf('new'));
    minutes(2);
    await t.sweep();
    expect(await shown()).toMatchObject({ advisories: 1, trouble: null });
  },
);

test('the trouble is said in the language of the reader', async () => {
  await set({ enabled: true, address: mirror });
  await t.sweep();
  expect(heard).toEqual([]);
  const sentences = [];
  for (const language of ['en', 'ru', 'uk'] as const) {
    const { items } = (await t.call(actorOf('owner', { language }), 'GET', '/api/advisory-feeds')).body;
    sentences.push(items.find((one: { name: string }) => one.name === 'wordfence').trouble);
  }
  expect(sentences).toEqual([
    'Wordfence Intelligence gives its data to those who have a key: enter one.',
    'Wordfence Intelligence отдаёт данные только по ключу: введите его.',
    'Wordfence Intelligence віддає дані лише за ключем: введіть його.',
  ]);
});

test('another address is asked anew; what came from the old one meanwhile is not kept', async () => {
  await turnOn();
  answer = (_, response) => {
    // While the first is read somebody names another mirror.
    answer = (_request, second) => second.end(feedOf('second'));
    void set({ address: `${mirror}?other` }).then(() => response.setHeader('etag', '"9"').end(feedOf('first')));
  };
  await t.sweep();
  expect(await idsOf('first', 'second')).toEqual(['second']);
  expect(heard.map(({ etag }) => etag)).toEqual([undefined, undefined]);
});

test('one that is off is not read, and its data are not used', async () => {
  await turnOn();
  await t.sweep();
  await set({ enabled: false });
  minutes(24 * 60);
  await t.sweep();
  expect(heard).toHaveLength(1);
  await expect(idsOf('forms')).rejects.toThrow('turn on feeds');
  expect((await t.call(owner, 'POST', `${url}/refresh`)).status).toBe(409);
});

test('two schedulers read a feed once', async () => {
  await turnOn();
  await Promise.all([t.sweep(), t.sweep()]);
  expect(heard).toHaveLength(1);
});

test('wrong input changes nothing; clients see nothing of it', async () => {
  await turnOn();
  expect((await t.call(owner, 'PATCH', '/api/advisory-feeds/nvd', { enabled: true })).status).toBe(404);
  const wrong = await t.call(owner, 'PATCH', url, { address: 'ftp://mirror' });
  expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([422, expect.stringContaining('Write a web address')]);
  expect(await shown()).toMatchObject({ address: mirror, hasKey: true });
  expect((await t.call(actorOf('client_admin'), 'GET', '/api/advisory-feeds')).status).toBe(403);
  expect((await t.call(actorOf('engineer'), 'PATCH', url, { enabled: false })).status).toBe(403);
});
