import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';

test('takes a page apart', () => {
  const page = aPage(`<!doctype html><html lang="UK"><head><base href="/shop/"><title> Чашки
    та тарілки </title>
    <meta name="Generator" content="WooCommerce 10.0.2"><meta property="og:site_name" content="Глина">
    <link rel="canonical" href="https://shop.example/"><link rel="alternate" hreflang="ru" href="/ru/">
    <link rel="stylesheet" href="catalog/view/stylesheet/stylesheet.css"><script src="/a.js"></script>
    <script>var prestashop = {"a":1};</script><script type="text/x-magento-init">{"*":{}}</script>
    <script type="application/ld+json">{"@graph":[{"@type":["Product"],"name":"Чашка","offers":{"@type":"Offer","priceCurrency":"UAH"}}]}</script></head>
    <body id="cart" class="woocommerce page"><!-- Built With Bagisto --><h1>Чашки</h1>
    <a class="cart-link" title="Кошик" href="cart#top"><b>Ко</b>шик</a><a href="javascript:void(0)">x</a><a href="mailto:a@b.c">y</a>
    <form action="search" id="search_form"><input name="q"><input type="password" name="p"><button>Знайти</button></form>
    <p>Ціна</p><p>450&nbsp;грн</p><script>document.write("unseen")</script></body></html>`);
  expect(page).toMatchObject({
    title: 'Чашки та тарілки',
    language: 'uk',
    heading: 'Чашки',
    generators: ['WooCommerce 10.0.2'],
    bodyId: 'cart',
    bodyClasses: ['woocommerce', 'page'],
    comments: ['Built With Bagisto'],
    hasPassword: true,
  });
  expect(page.metas.get('og:site_name')).toBe('Глина');
  expect(page.alternates.map((a) => [a.language, a.url.href, a.isWhole])).toEqual([
    ['ru', 'https://shop.example/ru/', false],
  ]);
  expect(page.assets).toEqual(['catalog/view/stylesheet/stylesheet.css', '/a.js']);
  expect(page.links.map((l) => [l.url.href, l.text, l.hint])).toEqual([
    ['https://shop.example/shop/cart', 'Кошик', 'cart-link Кошик'],
  ]);
  expect(page.forms[0]).toMatchObject({ method: 'get', hint: 'search_form', buttons: ' Знайти' });
  expect(page.forms[0]?.action.href).toBe('https://shop.example/shop/search');
  expect(page.things.map((t) => t.types)).toEqual([['Product'], ['Offer']]);
  expect(page.attributes.has('text/x-magento-init')).toBe(true);
  expect(page.text).toContain('Ціна 450 грн');
  expect(page.text).not.toContain('unseen');
});

test('a main address and languages that are named outside the head count for nothing', () => {
  const links = (n: number) =>
    `<link rel="canonical" href="/${n}"><link rel="alternate" hreflang="uk" href="/uk/${n}">`;
  const page = aPage(`<html><head>${links(1)}</head><body>${links(2)}</body></html>`);
  expect(page.canonical?.pathname).toBe('/1');
  expect(page.canonicals).toHaveLength(1);
  const two = aPage(`<head>${links(1)}${links(1)}${links(2)}</head>`);
  expect(two.canonicals.map(({ pathname }) => pathname)).toEqual(['/1', '/2']);
  expect(page.alternates.map(({ url }) => url.pathname)).toEqual(['/uk/1']);
  expect(aPage(`<html><head></head><body>${links(2)}</body></html>`).canonical).toBeNull();
});

test('rules of style within a link or a heading are not its words', () => {
  const page = aPage(
    '<h1><style>h1 { color: red }</style>Cups</h1><a href="/cup"><style>.a { width: 1px }</style>Cup 1</a>',
  );
  expect(page.heading).toBe('Cups');
  expect(page.links.map(({ text }) => text)).toEqual(['Cup 1']);
});

test('stays small and calm before a hostile page', () => {
  const links = '<a href="/p/1">x</a>'.repeat(100_000);
  const page = aPage(
    `<constructor><__proto__ id="x">${links}<form>${'<input name="a">'.repeat(1000)}</form>${'<div>'.repeat(50_000)}<script type="application/ld+json">{"a":${'['.repeat(50_000)}</script>`,
  );
  expect(page.links).toHaveLength(3000);
  expect(page.forms[0]?.fields).toHaveLength(100);
  expect(page.things).toEqual([]);
});

test('a page without anything, or cut in the middle of a tag, is still a page', () => {
  expect(aPage('')).toMatchObject({ title: null, links: [], text: '' });
  expect(aPage('<title>Half').title).toBe('Half');
  expect(aPage('<a href="/cart" cla').links).toEqual([]);
});

test('a button belongs to the form around it, to the one it names, or to none', () => {
  const page = aPage(`<form id="find"><button>Find</button></form><button>Menu</button>
    <form id="buy"><input name="id"></form><button form="buy">Buy</button><input name="size" form="buy"><input name="loose">`);
  expect(page.forms.map(({ buttons }) => buttons.trim())).toEqual(['Find', 'Buy']);
  expect(page.forms[1]!.fields.map(({ name }) => name)).toEqual(['id', 'size']);
  expect(page.looseButtons.map((words) => words.trim())).toEqual(['Menu']);
});
