import { expect, test } from 'vitest';
import { FetchFailure, type FetchedPage } from '#kit/net/fetch-page';
import { NameError } from '#kit/net/net';
import { budgetOf, type StoreFailure } from './fetcher.ts';
import { reach } from './reach.ts';

/** The web as these few addresses answer; ports 80 and 443 are not ours to open in a test. */
function web(answers: Record<string, string | number | StoreFailure>) {
  const asked: string[] = [];
  const fetch = async (url: string): Promise<FetchedPage> => {
    asked.push(url);
    const answer = answers[url] ?? new FetchFailure('connect', url, 'refused');
    if (answer instanceof Error) throw answer;
    const end = typeof answer === 'string' ? answer : url;
    return {
      requested: url,
      url: end,
      status: typeof answer === 'number' ? answer : 200,
      headers: {},
      cookies: [],
      cookieLines: [],
      redirects: end === url ? [] : [{ status: 301, from: url, to: end }],
      text: '<title>Clay</title>',
      charset: 'utf-8',
      bytes: 19,
      cut: null,
      ms: 12,
      firstByteMs: 9,
      address: '192.0.2.1',
    };
  };
  const budget = budgetOf(
    {
      fetch,
      certificate: async () => null,
      greets: async () => false,
      registration: async () => ({ silent: true, tried: [] }),
    },
    { requests: 20, totalMs: 60_000, eachMs: 1000, signal: new AbortController().signal },
  );
  return { budget, asked };
}
const unknown = (host: string) => new NameError(host, 'NXDOMAIN');

test('the store leads to www, plain HTTP and the bare name lead there too', async () => {
  const { budget } = web({
    'https://clay.example/': 'https://www.clay.example/',
    'http://www.clay.example/': 'https://www.clay.example/',
  });
  const { reached, said, state } = await reach(new URL('https://clay.example/'), budget);
  expect(reached).toMatchObject({
    url: 'https://www.clay.example/',
    http: 'to_https',
    sibling: { host: 'clay.example', leads: 'here' },
    waysIn: [
      { url: 'http://www.clay.example/', redirects: [{ to: 'https://www.clay.example/' }] },
      { url: 'https://clay.example/', redirects: [{ to: 'https://www.clay.example/' }] },
    ],
  });
  expect([state, said.key, said.values['to']]).toEqual(['done', 'reached_redirect', 'www.clay.example']);
});

test('a name that exists only with www is found', async () => {
  const { budget } = web({ 'https://clay.example/': unknown('clay.example'), 'https://www.clay.example/': 200 });
  const { reached } = await reach(new URL('https://clay.example/'), budget);
  expect(reached).toMatchObject({
    url: 'https://www.clay.example/',
    sibling: { host: 'clay.example', leads: 'nowhere' },
  });
});

test('a store without https is reached without it, and that is said', async () => {
  const { budget } = web({ 'http://clay.example/': 200 });
  const { reached, said } = await reach(new URL('https://clay.example/'), budget);
  expect(reached).toMatchObject({ url: 'http://clay.example/', http: null, plain: true });
  expect(said.key).toBe('reached_plain');
});

test('a certificate that is bad today makes no store one without https', async () => {
  const tls = new FetchFailure('tls', 'https://clay.example/', 'expired');
  const { budget } = web({ 'https://clay.example/': tls, 'http://clay.example/': 200 });
  expect((await reach(new URL('https://clay.example/'), budget)).reached).toMatchObject({ plain: false });
});

test('plain HTTP that answers by itself, or not at all, is told', async () => {
  const both = await reach(
    new URL('https://clay.example/'),
    web({ 'https://clay.example/': 200, 'http://clay.example/': 200 }).budget,
  );
  expect(both.reached?.http).toBe('answers');
  const one = await reach(new URL('https://clay.example/'), web({ 'https://clay.example/': 200 }).budget);
  expect(one.reached?.http).toBe('silent');
});

test('a port that was named is not exchanged for another, and www is not put before a name that has enough', async () => {
  const named = web({ 'https://clay.example:8443/': new FetchFailure('connect', '', 'refused') });
  expect((await reach(new URL('https://clay.example:8443/'), named.budget)).state).toBe('failed');
  expect(named.asked).toEqual(['https://clay.example:8443/']);
  const spoken = web({
    'https://clay.example:8080/': new FetchFailure('tls', '', 'no TLS'),
    'http://clay.example:8080/': 200,
  });
  expect((await reach(new URL('https://clay.example:8080/'), spoken.budget)).reached?.url).toBe(
    'http://clay.example:8080/',
  );
  const deep = web({ 'https://shop.clay.co.example/': 200 });
  expect((await reach(new URL('https://shop.clay.co.example/'), deep.budget)).reached?.sibling).toBeNull();
});

test("an error page is the store's failure, with its status", async () => {
  const { state, said, reached } = await reach(
    new URL('https://clay.example/'),
    web({ 'https://clay.example/': 500 }).budget,
  );
  expect([state, said.key, said.values['status'], reached?.status]).toEqual(['failed', 'reached_error', 500, 500]);
});
