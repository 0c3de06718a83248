import type { Platform, Recognition } from './platform.ts';
import { address, answer, asset, bodyClass, cookie, generator, header, id, script, weigh } from './signs.ts';

const signs = [
  generator(/^PrestaShop\b\s*([\d.]+)?/i, 0.93),
  header('powered-by', /^PrestaShop\b/i, 0.95),
  // The name carries a hash, the value is encrypted: PrestaShop-0c2b….
  cookie(/^PrestaShop-[0-9a-f]{20,}$/, 0.97),
  asset(/\/themes\/core\.js\b/, 0.85, () => '1.7+'),
  asset(/\/themes\/[\w.-]+\/assets\/cache\/(?:theme|bottom|head)-[0-9a-f]+\.(?:css|js)/, 0.85),
  asset(/\/themes\/[\w.-]+\/assets\/(?:css|js)\/(?:theme|custom)\.(?:css|js)/, 0.5),
  asset(/\/modules\/(?:ps_[a-z]+|blockcart|homeslider|blocklayered)\//, 0.85),
  script(/\bvar\s+prestashop\s*=\s*\{/, 0.96, () => '1.7+'),
  script(
    /\bvar\s+(?:baseDir|static_token|priceDisplayMethod|isLogged)\s*=[^;]{0,120};[\s\S]{0,2000}?\bvar\s+(?:token|priceDisplayPrecision|roundMode|isGuest)\b/,
    0.6,
    () => '1.6',
  ),
  id(/^(?:_desktop_cart|blockcart-modal|block_top_menu|add-to-cart-or-refresh|js-product-list)$/, 0.7),
  bodyClass(/^tax-display-(?:enabled|disabled)$/, 0.8),
  bodyClass(/^(?:currency-[A-Z]{3}|country-[A-Z]{2})$/i, 0.4),
  address(/[?&]controller=(?:cart|order|authentication|search|my-account|product|category)\b/, 0.7),
  address(/\/\d+(?:-\d+)?-[\w%-]+\.html$/, 0.35),
  answer('index.php?controller=cart&action=show', 0.7, (page) =>
    page.fetched.status === 200 && page.bodyId === 'cart' ? { says: '<body id="cart">' } : null,
  ),
];

/** The classic footer leads to prestashop-project.org since 8, and to prestashop.com before. */
function family(seen: Recognition, pages: Parameters<Platform['recognise']>[0]): string | undefined {
  if (seen.version !== '1.7+') return seen.version;
  const leads = (host: string): boolean =>
    pages.some((page) => page.links.some((link) => link.url.hostname.replace(/^www\./, '') === host));
  return leads('prestashop-project.org') ? '8+' : leads('prestashop.com') ? '1.7' : seen.version;
}

const platform: Platform = {
  label: 'PrestaShop',

  recognise(pages) {
    const seen = weigh(signs, pages);
    return { ...seen, version: family(seen, pages) };
  },

  probes: [{ path: 'index.php?controller=cart&action=show', purpose: 'platform' }],
  conventions: {
    cart: ['index.php?controller=cart&action=show', 'cart?action=show', 'koszyk?action=show', 'panier?action=show'],
    checkout: ['index.php?controller=order', 'order', 'zamówienie', 'commande'],
    login: ['index.php?controller=authentication', 'login', 'logowanie'],
    search: ['index.php?controller=search&s={q}', 'search?s={q}'],
    catalog: ['2-home', 'index.php?controller=category&id_category=2'],
    sitemaps: ['1_index_sitemap.xml', 'sitemap.xml'],
    category: [/\/\d+-[^/.?]+\/?$/, /[?&]controller=category\b/],
    product: [/\/\d+(?:-\d+)?-[^/?]+\.html$/, /[?&]controller=product\b/],
    admin: [],
  },
};
export default platform;
