import type { Platform, Recognition } from './platform.ts';
import { address, answer, asset, comment, cookie, generator, id, script, weigh } from './signs.ts';

const signs = [
  generator(/^(?:OpenCart|ocStore)\b\s*([\d.]+)?/i, 0.9),
  // 4 keeps its styles in catalog/view/stylesheet/, older ones in the theme's folder.
  asset(/\bcatalog\/view\/stylesheet\/(?:bootstrap|stylesheet|fonts)/, 0.93, () => '4'),
  asset(/\bcatalog\/view\/theme\/[\w.-]+\/(?:stylesheet|js|javascript|image|css)\//, 0.92),
  asset(/\bcatalog\/view\/javascript\//, 0.9),
  asset(/\bimage\/cache\/catalog\//, 0.7),
  cookie(/^OCSESSID$/, 0.93),
  address(/(?:^|\/)index\.php\?route=(?:common\/home|product\/|checkout\/|account\/|information\/)/, 0.88),
  comment(/OpenCart is open source software/, 0.85),
  id(/^(?:product-product|common-home|checkout-cart|product-category|account-login)$/, 0.5),
  script(/index\.php\?route=(?:checkout\/cart|common\/cart|product\/search)/, 0.75),
  answer('index.php?route=checkout/cart', 0.85, (page) =>
    page.fetched.status === 200 &&
    (page.ids.has('checkout-cart') || page.assets.some((a) => /\bcatalog\/view\//.test(a)))
      ? { says: 'checkout-cart' }
      : null,
  ),
];

/** `image/cache/catalog/` came with 2, the session cookie's name with 3, the style folder with 4. */
function family(seen: Recognition): string | undefined {
  const has = (pattern: RegExp): boolean => seen.evidence.some((one) => pattern.test(one.text));
  if (has(/catalog\/view\/stylesheet\//)) return '4';
  if (has(/cookie OCSESSID/) && has(/catalog\/view\/theme\//)) return '3';
  return undefined;
}

const platform: Platform = {
  label: 'OpenCart',

  recognise(pages) {
    const seen = weigh(signs, pages);
    return { ...seen, version: seen.version ?? family(seen) };
  },

  probes: [{ path: 'index.php?route=checkout/cart', purpose: 'platform' }],
  conventions: {
    cart: ['index.php?route=checkout/cart', 'cart/', 'koshik/', 'korzina/'],
    // `simplecheckout` is the one-page checkout that most shops in Ukraine and Russia run.
    checkout: [
      'index.php?route=checkout/checkout',
      'index.php?route=checkout/simplecheckout',
      'simplecheckout/',
      'checkout/',
    ],
    login: ['index.php?route=account/login', 'login/'],
    search: ['index.php?route=product/search&search={q}'],
    catalog: [],
    sitemaps: ['sitemap.xml', 'index.php?route=extension/feed/google_sitemap', 'index.php?route=feed/google_sitemap'],
    category: [/[?&]route=product\/category\b/, /[?&]path=[\d_]+(?!.*product_id)/],
    product: [/[?&]route=product\/product\b/, /[?&]product_id=\d+/],
    admin: ['admin/'],
  },
};
export default platform;
