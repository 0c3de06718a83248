import type { Platform } from './platform.ts';
import { address, asset, bodyClass, cookie, header, id, meta, script, weigh } from './signs.ts';

const signs = [
  // Six: `is-ctl-product is-act-index` on the body, routes and the sales channel for its scripts, themes by hash.
  bodyClass(/^is-ctl-\w+$/, 0.85, () => '6'),
  script(/\bwindow\.router\s*=\s*\{\s*'frontend\./, 0.95, () => '6'),
  script(/\bwindow\.(?:salesChannelId|themeJsPublicPath|themeAssetsPublicPath|activeNavigationId)\s*=/, 0.9, () => '6'),
  asset(/\/theme\/[0-9a-f]{32}\/(?:css|js|assets)\//, 0.85, () => '6'),
  asset(/\/bundles\/(?:storefront|administration)\//, 0.9, () => '6'),
  header('sw-context-token', /./, 0.95, () => '6'),
  header('sw-invalidation-states', /./, 0.95, () => '6'),
  header('sw-language-id', /^[0-9a-f]{32}$/, 0.9, () => '6'),
  cookie(/^(?:sw-cache-hash|sw-states|sw-context-token)$/, 0.93, () => '6'),
  id(/^productDetailPageBuyProductForm$/, 0.85),
  // Five: `is--ctl-index`, compiled styles in /web/cache/, themes in capitals, a session for each shop.
  bodyClass(/^is--ctl-\w+$/, 0.85, () => '5'),
  asset(/\/web\/cache\/\d{8,}_[0-9a-f]{20,}\.(?:css|js)/, 0.85, () => '5'),
  asset(/\/themes\/Frontend\/(?:Responsive|Bare|[A-Z]\w+)\//, 0.8, () => '5'),
  cookie(/^session-\d+$/, 0.6),
  meta('application-name', /\bShopware\b/i, 0.4),
  address(/\/(?:detail|navigation)\/[0-9a-f]{32}\b/, 0.85),
];

const platform: Platform = {
  label: 'Shopware',
  recognise: (pages) => weigh(signs, pages),
  probes: [],
  conventions: {
    cart: ['checkout/cart'],
    checkout: ['checkout/confirm', 'checkout/register'],
    login: ['account/login', 'account'],
    search: ['search?search={q}', 'search?sSearch={q}'],
    catalog: [],
    sitemaps: ['sitemap.xml'],
    category: [/\/navigation\/[0-9a-f]{32}/, /^\/(?!.*(?:account|checkout|search|detail|page))(?:[\w%-]+\/){1,4}$/],
    product: [/\/detail\/[0-9a-f]{32}/, /\/[A-Z]{0,4}\d{3,}(?:\.\d+)?$/],
    admin: ['admin', 'backend'],
  },
};
export default platform;
