import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { type Shop, startShop } from '../../../test/fakes/shop/shop.ts';
import { inspect } from '../inspect.ts';
import { reportOf } from '../report/report.ts';

const open: Shop[] = [];
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
