import type { Platform } from './platform.ts';
import {
  address,
  answer,
  asset,
  attribute,
  comment,
  cookie,
  header,
  id,
  jsonOf,
  meta,
  script,
  weigh,
} from './signs.ts';

/** Shopify writes these into every storefront page itself, whatever the theme. Its name in a text proves nothing. */
const signs = [
  header('x-shopid', /^\d+$/, 0.97),
  header('x-sorting-hat-shopid', /^\d+$/, 0.97),
  header('powered-by', /^Shopify\b/i, 0.95),
  header('x-shopify-stage', /./, 0.95),
  header('x-storefront-renderer-rendered', /./, 0.9),
  meta('shopify-digital-wallet', /^\/\d+\/digital_wallets\//, 0.96),
  meta('shopify-checkout-api-token', /./, 0.96),
  id(/^shopify-(?:features|digital-wallet|section-[\w-]+)$/, 0.93),
  script(/\bShopify\.(?:shop|theme|routes|currency|locale)\s*=/, 0.93),
  // The store's own files on the CDN or through its own host; the buy button's SDK on a foreign page is neither.
  asset(/(?:cdn\.shopify\.com\/s\/files\/|\/cdn\/shop\/(?:t|files|products)\/)/, 0.75),
  cookie(/^(?:_shopify_(?:y|s|essential|analytics|marketing)|secure_customer_sig|cart_currency|localization)$/, 0.8),
  attribute(/^data-shopify/, 0.5),
  comment(/\bShopify\b.*(?:Dawn|theme)/i, 0.2),
  address(/^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/collections\/[^/]+(?:\/products\/|$)/, 0.35),
  answer('cart.js', 0.93, (page) => {
    const cart = jsonOf(page) as {
      token?: unknown;
      item_count?: unknown;
      total_price?: unknown;
      currency?: unknown;
    } | null;
    return typeof cart?.token === 'string' && typeof cart.item_count === 'number' && 'total_price' in cart
      ? { says: 'token, item_count, total_price' }
      : null;
  }),
];

const platform: Platform = {
  label: 'Shopify',
  recognise: (pages) => weigh(signs, pages),
  probes: [{ path: 'cart.js', purpose: 'platform' }],
  conventions: {
    cart: ['cart'],
    checkout: ['checkout'],
    login: ['account/login'],
    search: ['search?q={q}'],
    catalog: ['collections/all'],
    sitemaps: ['sitemap.xml'],
    category: [/\/collections\/(?!all\b)[^/?]+\/?$/, /\/collections\/all\b/],
    product: [/\/products\/[^/?]+\/?$/],
    admin: ['admin'],
  },
};
export default platform;
