import { expect, test } from 'vitest';
import { platforms } from '#platforms';
import { isAside, likelihood, mayFetch, readable, type SoughtKind } from './kinds-of-links.ts';

const plain = platforms.get('unknown')!.conventions;
const best = (text: string, path: string): SoughtKind | null => {
  const link = { text, hint: '', url: new URL(path, 'https://shop.example/') };
  const kinds = (['cart', 'checkout', 'login', 'search', 'category', 'product'] as const).map((kind) => ({
    kind,
    likely: likelihood(kind, link, plain),
  }));
  const first = kinds.sort((a, b) => b.likely - a.likely)[0]!;
  return first.likely > 0 ? first.kind : null;
};

test.each<[string, string, SoughtKind]>([
  ['Cart (0)', '/cart', 'cart'],
  ['Корзина', '/korzina/', 'cart'],
  ['Кошик', '/koshyk', 'cart'],
  ['Warenkorb', '/warenkorb', 'cart'],
  ['Koszyk', '/koszyk/', 'cart'],
  ['Кошик', `/${encodeURIComponent('кошик')}/`, 'cart'],
  ['Checkout', '/checkout/', 'checkout'],
  ['Оформить заказ', '/order', 'checkout'],
  ['Оформлення замовлення', '/checkout/', 'checkout'],
  ['Zur Kasse', '/kasse/', 'checkout'],
  ['Zamówienie', '/zamowienie/', 'checkout'],
  ['Sign in', '/login', 'login'],
  ['Войти', '/auth', 'login'],
  ['Увійти', '/kabinet/', 'login'],
  ['Особистий кабінет', '/account', 'login'],
  ['Mein Konto', '/mein-konto/', 'login'],
  ['Zaloguj się', '/logowanie', 'login'],
  ['Suche', '/suche', 'search'],
  ['Пошук', '/poshuk', 'search'],
  ['Каталог', '/katalog/', 'category'],
  ['Sklep', '/sklep/', 'category'],
  ['Все товары', '/catalog/', 'category'],
  ['Blue mug', '/product/blue-mug', 'product'],
])('%s at %s is %s', (text, path, kind) => {
  expect(best(text, path)).toBe(kind);
});

test.each([
  ['About us', '/about-us'],
  ['Доставка и оплата', '/dostavka/'],
  ['Про нас', '/pro-nas'],
  ['Datenschutz', '/datenschutz'],
  ['Blog', '/blog/'],
  ['О магазине', '/about'],
])('%s is no page that sells', (text, path) => {
  expect(best(text, path)).toBeNull();
  expect(isAside(new URL(path, 'https://shop.example/'), text)).toBe(true);
});

test('a product whose name sounds like a page about the shop is a product', () => {
  expect(isAside(new URL('https://shop.example/product/about-face-cream'))).toBe(false);
  expect(isAside(new URL('https://shop.example/blog-planner.html'))).toBe(false);
});

test.each([
  '/?add-to-cart=12',
  '/cart/add?id=3',
  '/index.php?route=checkout/cart.add',
  '/index.php?route=account/wishlist',
  '/logout',
  '/cart/change.js',
  '/?remove_item=1',
  '/wp-admin/',
  '/catalog/product_compare/add/product/1',
  '/files/price.pdf',
  '/media/mug.jpg?w=1',
  '/newsletter/unsubscribe/1',
  '/?wc-ajax=get_refreshed_fragments',
  '/EUR',
  '/?id_currency=2',
  '/cups.html?___store=de',
  '/?currency=USD',
  '/index.php?route=common/currency.save',
  '/directory/currency/switch/currency/USD',
  '/?SubmitCurrency=1&id_currency=2',
])('never opens %s', (path) => {
  expect(mayFetch(new URL(path, 'https://shop.example/'))).toBe(false);
});

test.each(['/eur', '/en/', '/NEW', '/ALL', '/collections/TOP', '/currency-of-rome', '/coins?metal=gold'])(
  'opens %s',
  (path) => {
    expect(mayFetch(new URL(path, 'https://shop.example/'))).toBe(true);
  },
);

test('addresses are read in their own letters, as far as they can be', () => {
  expect(readable(new URL('https://shop.example/товар?a=%D1%8F'))).toBe('/товар?a=я');
  expect(readable(new URL('https://shop.example/%E0%A4%A'))).toContain('/');
});
