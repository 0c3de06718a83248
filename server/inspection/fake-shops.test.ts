import { afterEach, expect, test } from 'vitest';
import { severities } from '#core/inspection';
import { createNet } from '#kit/net/create-net';
import { manners, type Platform } from '../../test/fakes/shop/platforms.ts';
import { type Shop, type ShopFault, startShop } from '../../test/fakes/shop/shop.ts';
import { inspect } from './inspect.ts';
import { type Finding, reportOf } from './report/report.ts';

const open: Shop[] = [];
afterEach(() => Promise.all(open.splice(0).map((shop) => shop.close())));

async function shopOf(...given: Parameters<typeof startShop>): Promise<Shop> {
  const shop = await startShop(...given);
  open.push(shop);
  return shop;
}

/** What is said of search engines and of buying. */
async function findingsOf({ origin }: Shop): Promise<Finding[]> {
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const report = reportOf(await inspect(new URL(origin), { net, pauseMs: 0 }), 'en');
  expect(report.unknown.filter(({ area }) => area === 'seo' || area === 'shop')).toEqual([]);
  return report.findings.filter(({ area }) => area === 'seo' || area === 'shop');
}
const grave = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severities.indexOf(severity) < severities.indexOf('low')).map(({ id }) => id);

const shops = (Object.keys(manners) as Platform[]).flatMap((platform) =>
  (['en', 'ru', 'uk'] as const).map((language) => [platform, language] as const),
);
test.each(shops)('a %s shop in %s that is well kept: nothing above low', async (platform, language) => {
  const currency = { en: 'EUR', ru: 'RUB', uk: 'UAH' }[language];
  expect(grave(await findingsOf(await shopOf({ platform, language, currency })))).toEqual([]);
});

test.each<[ShopFault, string[]]>([
  ['search_broken', ['search-failing:']],
  ['cart_broken', ['till-failing:cart']],
  ['checkout_broken', ['till-failing:checkout']],
])('%s is found, and nothing else is grave', async (fault, found) => {
  const shop = await shopOf({ platform: 'prestashop' });
  shop.faults.add(fault);
  expect(grave(await findingsOf(shop))).toEqual(found);
});

test('a search that finds nothing', async () => {
  const shop = await shopOf({ language: 'uk' });
  const usual = shop.web.handler;
  shop.web.handler = (request, response) => {
    request.url = (request.url ?? '').replace(/([?&]s=)[^&]*/, '$1zzzz');
    usual(request, response);
  };
  expect(grave(await findingsOf(shop))).toEqual(['search-empty:']);
});

test('a shop that hides itself from search engines', async () => {
  const shop = await shopOf();
  const usual = shop.web.handler;
  shop.web.handler = (request, response) => {
    response.setHeader('x-robots-tag', 'noindex, nofollow');
    usual(request, response);
  };
  expect(grave(await findingsOf(shop))).toEqual([
    'noindex:home',
    'noindex:category',
    'noindex:product',
    'sitemap-hidden:',
  ]);
});
