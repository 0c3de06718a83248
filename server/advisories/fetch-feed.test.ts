import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type Advisory,
  advisoriesIn,
  confirmFeedFile,
  feeds,
  fetchFeed,
  headOf,
  keepFeedFile,
  knownIn,
  sayTrouble,
  troubleOf,
} from './index.ts';

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakhta-fetch-test-'));
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
}

const wordfence = feeds.get('wordfence')!;
const github = feeds.get('github')!;
const record = (slug: string) => ({
  title: `A hole in ${slug}`,
  software: [
    { type: 'plugin', slug, affected_versions: { a: { from_version: '*', to_version: '1.0', to_inclusive: true } } },
  ],
});
const asking = (address: string, more: object = {}) => ({
  address,
  key: 'k',
  stamp: null,
  out: { ownPorts: [] },
  ...more,
});
async function idsOf(files: string[], feed = wordfence): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of advisoriesIn(feed, files)) ids.push(id);
  return ids;
}

async function complaintOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  const trouble = troubleOf(error);
  return trouble === null ? String(error) : sayTrouble(trouble, 'The feed', 'en');
}

test('the key is sent, the data are read, and nothing stays behind', async () => {
  const heard: (string | undefined)[] = [];
  const address = await serve(({ headers }, response) => {
    heard.push(headers.authorization);
    response.setHeader('etag', '"5"').end(JSON.stringify({ a: record('x'), b: record('y') }));
  });
  let used: string[] = [];
  const ids = await fetchFeed(wordfence, asking(address), async (files, stamp) => {
    used = files;
    expect(stamp).toEqual({ etag: '"5"', lastModified: null });
    return idsOf(files);
  });
  expect(ids).toEqual(['a', 'b']);
  expect(heard).toEqual(['Bearer k']);
  await expect(readFile(used[0]!)).rejects.toThrow('ENOENT');
});

test('what has not changed is not sent again', async () => {
  const address = await serve(({ headers }, response) => {
    const same = headers['if-none-match'] === '"5"' || headers['if-modified-since'] === 'Mon, 01 Jun 2026 00:00:00 GMT';
    response.writeHead(same ? 304 : 200).end('{}');
  });
  for (const stamp of [
    { etag: '"5"', lastModified: null },
    { etag: null, lastModified: 'Mon, 01 Jun 2026 00:00:00 GMT' },
  ])
    expect(await fetchFeed(wordfence, asking(address, { stamp }), () => Promise.reject(new Error('read')))).toBeNull();
});

test('pages are followed on the same host alone', async () => {
  const document = (id: string) => ({
    id,
    affected: [{ package: { ecosystem: 'Packagist', name: 'a/b' }, versions: ['1.0'] }],
  });
  const address = await serve(({ url }, response) => {
    const page = Number(/page=(\d)/.exec(url!)?.[1] ?? 1);
    const next = page < 3 ? `/feed?page=${page + 1}` : 'https://elsewhere.example/feed?page=4';
    response
      .setHeader('link', `</feed>; rel="first", <${next}>; rel="next"`)
      .end(JSON.stringify([document(`page-${page}`)]));
  });
  expect(await fetchFeed(github, asking(address), (files) => idsOf(files, github))).toEqual([
    'page-1',
    'page-2',
    'page-3',
  ]);
});

test.each([
  ['a refused key', 401, {}, '', 'The feed does not accept the key (answer 401).'],
  ['an error', 503, {}, 'x', 'The feed answered 503.'],
  ['too often', 429, {}, '', 'The feed takes no more requests now; it is tried again later.'],
  [
    'too often at GitHub',
    403,
    { 'x-ratelimit-remaining': '0' },
    '',
    'The feed takes no more requests now; it is tried again later.',
  ],
  [
    'an error in JSON',
    200,
    {},
    '{"error":"no"}',
    'The feed: there is no advisory in the data. Is it the right address?',
  ],
  ['a page', 200, {}, '<html>', 'The feed: what came is no JSON (it is no JSON object or list).'],
  ['half of it', 200, {}, '{"a":{"title":"x', 'The feed: the data end before they are complete.'],
])('%s is told in one sentence', async (_, status, headers, body, sentence) => {
  const address = await serve((_request, response) => response.writeHead(status, headers).end(body));
  expect(await complaintOf(fetchFeed(wordfence, asking(address), (files) => idsOf(files)))).toBe(sentence);
});

test('without a key nothing is asked', async () => {
  const asked = fetchFeed(wordfence, asking('http://127.0.0.1:1/', { key: null }), () => Promise.resolve());
  expect(await complaintOf(asked)).toBe('The feed gives its data to those who have a key: enter one.');
});

const advisory = (id: string, name: string): Advisory => ({
  id,
  aliases: [],
  ecosystem: 'wordpress',
  kind: 'plugin',
  name,
  ranges: [{ scheme: 'php', from: null, fromIncluded: true, to: '1.0', toIncluded: true }],
  score: 5,
  title: 'Line\nbreak and\ttab',
  references: [],
  publishedAt: null,
  withdrawn: false,
});
async function* these(...all: Advisory[]): AsyncGenerator<Advisory> {
  yield* all;
}
const about = { feed: 'wordfence', covers: ['wordpress' as const], checkedAt: 1000, etag: '"5"', lastModified: null };
const file = (): string => join(folder, 'new', 'wordfence.jsonl');
const plugin = (name: string) => ({ ecosystem: 'wordpress' as const, kind: 'plugin' as const, name });

test('a feed is kept in a file and looked up there', async () => {
  expect(await keepFeedFile(file(), about, these(advisory('1', 'x'), advisory('2', 'y'), advisory('3', 'x')))).toBe(3);
  const known = await knownIn(join(folder, 'new'), [plugin('x'), plugin('z')]);
  expect(known).toEqual({
    sources: [{ feed: 'wordfence', covers: ['wordpress'], checkedAt: 1000, advisories: 3 }],
    advisories: [
      { ...advisory('1', 'x'), feed: 'wordfence' },
      { ...advisory('3', 'x'), feed: 'wordfence' },
    ],
  });
  expect(await knownIn(file(), [plugin('y')])).toMatchObject({ advisories: [{ id: '2' }] });
  expect(await knownIn(join(folder, 'nowhere'), [plugin('y')])).toBeNull();
});

test('what is confirmed is newer, and the same', async () => {
  await keepFeedFile(file(), about, these(advisory('1', 'x')));
  await confirmFeedFile(file(), 5000);
  expect(await headOf(file())).toEqual({ ...about, checkedAt: 5000 });
  expect(await knownIn(file(), [plugin('x')])).toMatchObject({
    sources: [{ checkedAt: 5000, advisories: 1 }],
    advisories: [{ id: '1' }],
  });
});

test('what fails on the way leaves the older data whole', async () => {
  await keepFeedFile(file(), about, these(advisory('old', 'x')));
  const failing = async function* (): AsyncGenerator<Advisory> {
    yield advisory('new', 'x');
    throw new Error('broken off');
  };
  await expect(keepFeedFile(file(), { ...about, checkedAt: 9000 }, failing())).rejects.toThrow('broken off');
  expect(await knownIn(file(), [plugin('x')])).toMatchObject({
    sources: [{ checkedAt: 1000 }],
    advisories: [{ id: 'old' }],
  });
  expect(await readdir(join(folder, 'new'))).toEqual(['wordfence.jsonl']);
});

test('a file that is cut off or something else is refused', async () => {
  await keepFeedFile(file(), about, these(advisory('1', 'x'), advisory('2', 'x')));
  const { length } = await readFile(file());
  await truncate(file(), length - 12);
  expect(await complaintOf(knownIn(file(), []))).toMatch(/^The feed: the data end before/);
  await appendFile(file(), 'x');
  expect(await complaintOf(knownIn(file(), []))).toMatch(/^The feed: the data end before/);
  await writeFile(file(), '');
  expect(await complaintOf(knownIn(file(), []))).toMatch(/^The feed: the data end before/);
  await writeFile(file(), '{"some":"thing"}\n');
  expect(await complaintOf(knownIn(file(), []))).toMatch(/is no file of advisories/);
});
