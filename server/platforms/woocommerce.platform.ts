import type { Platform, Recognition } from './platform.ts';
import {
  address,
  answer,
  asset,
  attribute,
  bodyClass,
  cookie,
  generator,
  header,
  jsonOf,
  meta,
  script,
  weigh,
} from './signs.ts';

const namespaces = (json: unknown): string[] =>
  [(json as { namespaces?: unknown })?.namespaces].flat().filter((n) => typeof n === 'string');

const shop = [
  generator(/^WooCommerce\s+(\d[\w.-]*)/i, 0.97),
  // Woo's own files carry its version, its block styles as `ver=wc-10.0.2`.
  asset(
    /\/plugins\/woocommerce\/assets\/(?:css|js\/frontend|client\/blocks)\/[^?]+\?ver=(?:wc-)?(\d+\.\d+[\w.]*)/i,
    0.93,
  ),
  // Libraries that it brings along are marked `ver=2.7.0-wc.10.0.2`: the second number is Woo's.
  asset(/\/plugins\/woocommerce\/[^?]+\?ver=[\d.]+-wc\.(\d+\.\d+[\w.]*)/i, 0.93),
  asset(/\/plugins\/woocommerce\/(?:assets|packages)\//i, 0.93, () => undefined),
  script(
    /\b(?:woocommerce_params|wc_add_to_cart_params|wc_cart_fragments_params|wc_single_product_params|wcSettings)\b/,
    0.85,
  ),
  cookie(/^(?:woocommerce_|wp_woocommerce_session_)/, 0.9),
  bodyClass(/^woocommerce(?:-|$)/, 0.8),
  attribute(/^data-(?:wc-on|product_sku|wp-context-woocommerce)/, 0.3),
  address(/[?&]add-to-cart=\d+|\/product-category\/|[?&]post_type=product\b/, 0.5),
  answer('wp-json/', 0.95, (page) => {
    const own = namespaces(jsonOf(page)).find((name) => /^wc\/(?:v\d|store)/.test(name));
    return own === undefined ? null : { says: own };
  }),
];

const wordpress = [
  generator(/^WordPress\b/i, 0.6, () => undefined),
  asset(/\/wp-(?:content|includes)\//, 0.6, () => undefined),
  header('link', /rel="https:\/\/api\.w\.org\/"/, 0.5),
  meta('msapplication-tileimage', /\/wp-content\//, 0.3),
];

const platform: Platform = {
  label: 'WooCommerce',

  /** WordPress alone is a blog until the shop shows itself: it stays below what is claimed. */
  recognise(pages): Recognition {
    const seen = weigh(shop, pages);
    const host = weigh(wordpress, pages);
    if (seen.confidence > 0) return { ...seen, evidence: [...seen.evidence, ...host.evidence] };
    if (host.confidence === 0) return seen;
    return { confidence: 0.2, evidence: [{ text: 'WordPress', weight: 0.2 }, ...host.evidence] };
  },

  probes: [{ path: 'wp-json/', purpose: 'platform' }],
  conventions: {
    cart: ['cart/', 'koszyk/', 'warenkorb/', 'корзина/', 'кошик/', 'basket/', 'panier/', 'carrito/'],
    checkout: ['checkout/', 'zamowienie/', 'kasse/', 'оформление-заказа/', 'оформлення-замовлення/', 'commander/'],
    login: ['my-account/', 'moje-konto/', 'mein-konto/', 'мой-аккаунт/', 'мій-обліковий-запис/', 'mon-compte/'],
    search: ['?s={q}&post_type=product', '?s={q}'],
    catalog: ['shop/', 'sklep/', 'produkty/', 'magazin/', 'магазин/', 'boutique/'],
    sitemaps: ['sitemap_index.xml', 'wp-sitemap.xml', 'product-sitemap.xml', 'sitemap.xml'],
    category: [
      /\/(?:product-category|kategoria-produktu|produkt-kategorie|kategorie-produktu|categorie-produit|categoria-producto|product-cat)\/[^/]+/,
    ],
    product: [/\/(?:product|produkt|produit|producto|prodotto|tovar|товар)\/[^/?]+\/?$/, /[?&]product=[^&]+/],
    admin: ['wp-admin/', 'wp-login.php'],
  },
};
export default platform;
