import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { type Shop, startShop } from '../../test/fakes/shop/shop.ts';
import { type Handler, startWebServer } from '../../test/fakes/web-server.ts';
import { inspect, type InspectMeans, type Within } from './inspect.ts';
import { reportOf } from './report/report.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));
const kept = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(one);
  return one;
};
const look = (address: string, more: Partial<InspectMeans> = {}) =>
  inspect(new URL(address), {
    net: createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null'),
    pauseMs: 0,
    ...more,
  });

/** The fake shop, with some addresses answered otherwise. */
async function shopWith(answers: Record<string, string>): Promise<Shop> {
  const shop = kept(await startShop({ living: false }));
  const usual: Handler = shop.web.handler;
  shop.web.handler = (request, response) => {
    const text = answers[request.url ?? ''];
    if (text === undefined) return usual(request, response);
    response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
  };
  return shop;
}

test('a shop whose repository lies open: found, and said in three languages', async () => {
  const { origin } = await shopWith({ '/.git/HEAD': 'ref: refs/heads/main\n' });
  const told: string[] = [];
  const inspection = await look(origin, { onProgress: (artifact) => void told.push(artifact) });
  const [en, ru, uk] = (['en', 'ru', 'uk'] as const).map((language) => reportOf(inspection, language));
  expect(told[0]).toBe('site');
  expect(en!.findings[0]).toMatchObject({
    id: 'exposed-repository:/.git/HEAD',
    severity: 'critical',
    title: 'Anybody can read the code repository at /.git/HEAD',
  });
  expect(ru!.findings[0]!.title).toBe('Любой может прочитать репозиторий кода: /.git/HEAD');
  expect(uk!.findings[0]!.title).toBe('Будь-хто може прочитати репозиторій коду: /.git/HEAD');
  expect(en!.platform).toMatchObject({ name: 'woocommerce', version: '10.0.2' });
});

test('nobody at the address: that is the trouble, and nothing is judged', async () => {
  const gone = await startWebServer(() => undefined);
  await gone.close();
  const inspection = await look(gone.origin);
  const report = reportOf(inspection, 'en');
  expect(report.trouble).toContain('127.0.0.1');
  expect(report.findings).toEqual([]);
  expect(inspection.outcomes.every(({ state }) => state === 'unknown' || state === 'not_applicable')).toBe(true);
});

test('requests go one after another, and only read', async () => {
  const shop = await shopWith({});
  const usual = shop.web.handler;
  let [now, most] = [0, 0];
  const methods = new Set<string>();
  shop.web.handler = (request, response) => {
    methods.add(request.method ?? '');
    most = Math.max(most, ++now);
    response.on('close', () => void now--);
    usual(request, response);
  };
  await look(shop.origin);
  expect(most).toBe(1);
  expect([...methods]).toEqual(['GET']);
});

test('what is stopped judges what it has', async () => {
  const shop = await shopWith({});
  const stop = new AbortController();
  const inspection = await look(shop.origin, {
    signal: stop.signal,
    onProgress: (artifact) => artifact === 'exposed' && stop.abort(new Error('stopped by hand')),
  });
  expect(inspection.artifacts.site?.reached).toBeTruthy();
  expect(inspection.gaps.get('exposed')).toMatchObject({ code: 'stopped' });
  expect(inspection.outcomes.find(({ check }) => check === 'exposed-dump')).toMatchObject({ state: 'unknown' });
});

test('whoever waits is told how far the walk is, and it opens no more pages than were asked for', async () => {
  const shop = await shopWith({});
  const told: Within[] = [];
  const { artifacts } = await look(shop.origin, {
    crawlPages: 4,
    onProgress: (artifact, _, __, within) => void (artifact === 'crawl' && within && told.push(within)),
  });
  expect(told.map(({ pages, most }) => `${pages}/${most}`)).toEqual(['1/4', '2/4', '3/4', '4/4']);
  expect(told.every(({ requests }, i) => requests > (told[i - 1]?.requests ?? 0))).toBe(true);
  expect(artifacts.crawl).toMatchObject({ ended: 'pages' });
});

test('what was half seen when it was stopped is not judged', async () => {
  const shop = await shopWith({});
  const stop = new AbortController();
  const usual = shop.web.handler;
  // Stopped while it waits for the answer: that there was none says nothing of the shop.
  shop.web.handler = (request, response) => {
    if (request.url === '/robots.txt') stop.abort(new Error('stopped by hand'));
    else usual(request, response);
  };
  const { artifacts, gaps, outcomes } = await look(shop.origin, { signal: stop.signal });
  expect([artifacts.site?.reached?.status, artifacts.robots, gaps.get('robots')]).toMatchObject([
    200,
    undefined,
    { code: 'stopped' },
  ]);
  expect(outcomes.filter(({ area, state }) => area === 'seo' && state === 'failed')).toEqual([]);
});

test('a walk that was broken off shows nothing to be well', async () => {
  const shop = await shopWith({});
  const usual = shop.web.handler;
  const stop = new AbortController();
  let [walks, seen] = [false, 0];
  shop.web.handler = (request, response) => {
    if (walks && ++seen === 3) stop.abort(new Error('stopped by hand'));
    usual(request, response);
  };
  const { artifacts, outcomes } = await look(shop.origin, {
    signal: stop.signal,
    onProgress: (artifact) => void (walks ||= artifact === 'crawl'),
  });
  expect(artifacts.crawl?.ended).toBe('stopped');
  expect(outcomes.find(({ check }) => check === 'broken-links')).toMatchObject({
    state: 'unknown',
    because: { missing: 'crawl' },
  });
});
