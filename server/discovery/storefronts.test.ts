import { expect, test } from 'vitest';
import { aPage } from '../platforms/a-page.ts';
import { hintsOf, wallOf } from './hints.ts';
import { storefrontsOf } from './storefronts.ts';

test('languages by the page, its alternates and its switch', () => {
  const home =
    aPage(`<html lang="uk"><link rel="alternate" hreflang="uk" href="https://shop.example/"><link rel="alternate" hreflang="ru" href="/ru/">
    <link rel="alternate" hreflang="x-default" href="/"><a href="https://shop.example.pl/" hreflang="pl">Polski</a>`);
  expect(storefrontsOf([home])).toMatchObject({
    languages: ['uk', 'ru', 'pl'],
    alternates: [
      { language: 'uk' },
      { language: 'ru', url: 'https://shop.example/ru/' },
      { language: 'pl', url: 'https://shop.example.pl/' },
    ],
  });
});

test.each([
  [
    '<script type="application/ld+json">{"@type":"Product","offers":{"@type":"Offer","priceCurrency":"UAH"}}</script><p>€ $5</p>',
    ['UAH', 'EUR', 'USD'],
  ],
  ['<meta property="product:price:currency" content="PLN">', ['PLN']],
  ['<script>Shopify.currency = {"active":"GBP","rate":"1.0"};</script>', ['GBP']],
  ['<p>1 200 грн</p><p>300 ₴</p>', ['UAH']],
  ['<p>2 500 руб.</p>', ['RUB']],
  ['<p>грунт для цветов, евро</p>', []],
])('currencies of %s', (html, currencies) => {
  expect(storefrontsOf([aPage(html)]).currencies).toEqual(currencies);
});

test('who stands in front, who serves, who carries the mail', () => {
  const { fetched } = aPage('', { headers: { server: 'cloudflare', 'cf-ray': '1', 'x-powered-by': 'PHP/8.2.1' } });
  const names = {
    host: 'shop.example',
    a: [],
    aaaa: [],
    cname: [],
    domain: 'shop.example',
    ns: [],
    mx: [{ exchange: 'mx.yandex.net', priority: 10 }],
    caa: [],
    txt: [],
  };
  expect(hintsOf(fetched, names)).toEqual({
    server: ['cloudflare', 'PHP/8.2.1'],
    cdn: 'Cloudflare',
    mail: 'Yandex 360',
  });
  expect(hintsOf(null, { ...names, mx: [{ exchange: 'mail.shop.example', priority: 5 }] })).toEqual({
    server: [],
    cdn: null,
    mail: 'mail.shop.example',
  });
});

test('a guard is told from a shop that is broken', () => {
  expect(
    wallOf(aPage('<title>Just a moment...</title>', { status: 503, headers: { server: 'cloudflare' } }).fetched),
  ).toBe('Cloudflare');
  expect(wallOf(aPage('', { status: 403, headers: { server: 'ddos-guard' } }).fetched)).toBe('DDoS-Guard');
  expect(
    wallOf(
      aPage('<h1>Error 503 Backend fetch failed</h1>', { status: 503, headers: { server: 'cloudflare' } }).fetched,
    ),
  ).toBeNull();
  expect(wallOf(aPage('', { status: 200, headers: { server: 'ddos-guard' } }).fetched)).toBeNull();
});
