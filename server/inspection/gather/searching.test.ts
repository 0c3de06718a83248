import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer } from '../../../test/fakes/web-server.ts';
import { type Shop, startShop } from '../../../test/fakes/shop/shop.ts';
import type { Artifacts } from '../artifacts.ts';
import type { Means } from '../gatherer.ts';
import { inspect } from '../inspect.ts';
import { reportOf } from '../report/report.ts';
import { site } from '../testing/judged.ts';
import gatherer from './searching.gather.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((shop) => shop.close())));

async function audited(given: Parameters<typeof startShop>[0], breaks?: (shop: Shop) => void) {
  const shop = await startShop(given);
  open.push(shop);
  breaks?.(shop);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const inspection = await inspect(new URL(shop.origin), { net, pauseMs: 0, crawlPages: 5, extras: ['browser'] });
  const { findings, owner } = reportOf(inspection, 'uk');
  return {
    searching: inspection.artifacts.searching,
    found: findings.filter(({ check }) => check.includes('search')).map(({ id, severity }) => [id, severity]),
    film: owner.film.map(({ step, picture }) => [step, picture !== null]),
  };
}

test('a search that works, with its picture after the home page', async () => {
  const { searching, found, film } = await audited({ platform: 'prestashop', language: 'uk' });
  expect(searching!.tries.map(({ outcome }) => outcome)).toEqual(['found']);
  expect(found).toEqual([]);
  expect(film.slice(0, 3)).toEqual([
    ['home', true],
    ['search', true],
    ['product', true],
  ]);
});

test('a search that answers us and finds nothing for those who type is told', async () => {
  const { searching, found } = await audited({ language: 'en' }, (shop) => {
    const usual = shop.web.handler;
    shop.web.handler = (request, response) => {
      if (/Chrome/.test(request.headers['user-agent'] ?? ''))
        request.url = (request.url ?? '').replace(/([?&]s=)[^&]+/, '$1zzzz');
      usual(request, response);
    };
  });
  expect(searching!.tries.map(({ outcome }) => outcome)).toEqual(['nothing', 'nothing']);
  expect(found).toEqual([['search-empty:', 'high']]);
});

test('a shop without a box that we know, or a product without a word to type, is not judged', async () => {
  const web = await startWebServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Kiln</title><input type="email" name="q">'),
  );
  open.push(web);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const means = { net, signal: new AbortController().signal } as Means;
  const home = site({ reached: { ...site().reached!, url: `${web.origin}/` } });
  const look = (name: string) =>
    gatherer.gather(means, { site: home, walk: { product: { url: `${web.origin}/p`, name } } as Artifacts['walk'] });
  await expect(look('Blue vase')).rejects.toThrow('no search box');
  expect(await look('X 1')).toBeNull();
});
