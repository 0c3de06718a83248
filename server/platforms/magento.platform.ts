import type { Platform } from './platform.ts';
import { address, answer, asset, attribute, bodyClass, cookie, header, id, script, weigh } from './signs.ts';

const signs = [
  answer('magento_version', 0.98, (page) => {
    // `Magento/2.4 (Community)`; a build from git answers nothing.
    const match = /^Magento\/(\d+\.\d+)\s*\((\w+)\)/.exec(page.fetched.text.trim());
    return match && { says: match[0], version: match[1] };
  }),
  // Deployed static files: /static/version1700000000/frontend/Vendor/theme/en_US/…, signing off: without version.
  asset(/\/static\/(?:version\d+\/)?frontend\/[\w-]+\/[\w-]+\/[a-z]{2}_[A-Z]{2}\//, 0.93, () => '2'),
  attribute(/^text\/x-magento-init$/, 0.95),
  attribute(/^data-mage-init$/, 0.9),
  header('x-magento-cache-debug', /./, 0.95, () => '2'),
  header('x-magento-tags', /./, 0.95, () => '2'),
  header('x-magento-cache-control', /./, 0.95, () => '2'),
  cookie(/^(?:X-Magento-Vary|mage-messages|mage-cache-sessid|private_content_version)$/i, 0.9, () => '2'),
  script(/\brequire\s*=\s*\{\s*"baseUrl"\s*:\s*"[^"]*\/static\//, 0.9, () => '2'),
  script(/\bwindow\.(?:hyva|checkoutConfig|cookiesConfig)\b|\bhyva\.getCookie\b/, 0.6, () => '2'),
  id(/^(?:product_addtocart_form|search_mini_form)$/, 0.5),
  bodyClass(
    /^(?:cms-index-index|catalog-product-view|catalog-category-view|checkout-cart-index|page-layout-[\w-]+)$/,
    0.75,
  ),
  // Magento 1 and OpenMage: skins, prototype.js helpers, their cookie script and session.
  asset(/\/skin\/frontend\/[\w-]+\/[\w-]+\//, 0.85, () => '1'),
  asset(/\/js\/(?:varien|mage)\/[\w/-]+\.js|\/js\/lib\/ccard\.js/, 0.75, () => '1'),
  script(/\bMage\.Cookies\.(?:path|domain)\b/, 0.93, () => '1'),
  cookie(/^om_frontend$/, 0.9, () => '1'),
  cookie(/^frontend$/, 0.35),
  address(
    /\/(?:catalogsearch\/(?:result|advanced)|customer\/account\/(?:login|create)|checkout\/onepage|catalog\/product\/view)\b/,
    0.7,
  ),
];

const platform: Platform = {
  label: 'Magento',

  recognise(pages) {
    const seen = weigh(signs, pages);
    const openMage = pages
      .map((page) => /OpenMage\b.{0,200}?\(ver\.\s*([\d.]+)\)/.exec(page.text)?.[1])
      .find((version) => version !== undefined);
    return openMage === undefined || seen.confidence === 0 ? seen : { ...seen, version: `OpenMage ${openMage}` };
  },

  probes: [
    { path: 'magento_version', purpose: 'platform' },
    { path: 'magento_version', purpose: 'version' },
  ],
  conventions: {
    cart: ['checkout/cart/'],
    checkout: ['checkout/', 'checkout/onepage/'],
    login: ['customer/account/login/'],
    search: ['catalogsearch/result/?q={q}'],
    catalog: [],
    sitemaps: ['sitemap.xml', 'pub/sitemap.xml', 'media/sitemap.xml', 'sitemap/sitemap.xml'],
    category: [/\/catalog\/category\/view\//],
    product: [/\/catalog\/product\/view\//],
    admin: ['admin/', 'backend/'],
  },
};
export default platform;
