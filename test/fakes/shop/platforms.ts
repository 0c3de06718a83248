import type { Category, Product } from './catalogue.ts';

export type Platform = 'woocommerce' | 'magento' | 'shopify' | 'opencart' | 'prestashop' | 'shopware' | 'laravel';

/** Where pages of a platform live, and what its pages and answers give away. */
export interface Manner {
  category(category: Category): string;
  product(product: Product): string;
  /** The words are appended. */
  search: string;
  cart: string;
  checkout: string;
  login: string;
  headers: Record<string, string>;
  cookie: string;
  /** Into `<head>` and before `</body>`. */
  head: string;
  foot: string;
  bodyClass: string;
}

const hex = (id: number): string => id.toString(16).padStart(32, '0');

export const manners: Record<Platform, Manner> = {
  woocommerce: {
    category: ({ slug }) => `/product-category/${slug}/`,
    product: ({ slug }) => `/product/${slug}/`,
    search: '/?post_type=product&s=',
    cart: '/cart/',
    checkout: '/checkout/',
    login: '/my-account/',
    headers: { link: '<https://example.org/wp-json/>; rel="https://api.w.org/"' },
    cookie: 'wp_woocommerce_session_4f0c',
    head: `<meta name="generator" content="WordPress 6.8.2"><meta name="generator" content="WooCommerce 10.0.2">
<link rel="stylesheet" href="/wp-content/plugins/woocommerce/assets/css/woocommerce.css?ver=10.0.2">`,
    foot: `<script>var wc_add_to_cart_params = {"ajax_url":"/wp-admin/admin-ajax.php","cart_url":"/cart/"};</script>
<script src="/wp-content/plugins/woocommerce/assets/js/frontend/add-to-cart.min.js?ver=10.0.2"></script>`,
    bodyClass: 'woocommerce woocommerce-page theme-storefront',
  },
  magento: {
    category: ({ slug }) => `/${slug}.html`,
    product: ({ slug }) => `/${slug}.html`,
    search: '/catalogsearch/result/?q=',
    cart: '/checkout/cart/',
    checkout: '/checkout/',
    login: '/customer/account/login/',
    headers: { 'x-magento-cache-debug': 'MISS' },
    cookie: 'PHPSESSID',
    head: '<link rel="stylesheet" href="/static/version1700000000/frontend/Clay/default/en_US/css/styles-m.css">',
    foot: `<script type="text/x-magento-init">{"*":{"Magento_Ui/js/core/app":{}}}</script>
<script src="/static/version1700000000/frontend/Clay/default/en_US/requirejs/require.js"></script>`,
    bodyClass: 'page-layout-1column',
  },
  shopify: {
    category: ({ slug }) => `/collections/${slug}`,
    product: ({ slug }) => `/products/${slug}`,
    search: '/search?q=',
    cart: '/cart',
    checkout: '/checkout',
    login: '/account/login',
    headers: { 'x-shopid': '58211', 'powered-by': 'Shopify' },
    cookie: '_shopify_y',
    head: '<meta name="shopify-digital-wallet" content="/58211/digital_wallets/dialog"><link rel="stylesheet" href="/cdn/shop/t/4/assets/base.css?v=1">',
    foot: '<script>var Shopify = Shopify || {};Shopify.shop = "clay.myshopify.com";Shopify.theme = {"name":"Dawn"};</script>',
    bodyClass: 'gradient',
  },
  opencart: {
    category: ({ id }) => `/index.php?route=product/category&path=${id}`,
    product: ({ id }) => `/index.php?route=product/product&product_id=${id}`,
    search: '/index.php?route=product/search&search=',
    cart: '/index.php?route=checkout/cart',
    checkout: '/index.php?route=checkout/checkout',
    login: '/index.php?route=account/login',
    headers: {},
    cookie: 'OCSESSID',
    head: '<link rel="stylesheet" href="/catalog/view/stylesheet/stylesheet.css">',
    foot: '<script src="/catalog/view/javascript/common.js"></script>',
    bodyClass: '',
  },
  prestashop: {
    category: ({ id, slug }) => `/${id}-${slug}`,
    product: ({ id, slug, category }) => `/${category}/${id}-${slug}.html`,
    search: '/search?s=',
    cart: '/cart?action=show',
    checkout: '/order',
    login: '/login',
    headers: { 'powered-by': 'PrestaShop' },
    cookie: 'PrestaShop-0c2b9d8e7f6a5b4c3d2e1f00',
    head: '<link rel="stylesheet" href="/themes/classic/assets/css/theme.css">',
    foot: '<script>var prestashop = {"currency":{"iso_code":"EUR"},"page":{"page_name":"index"}};</script><script src="/themes/core.js"></script>',
    bodyClass: 'tax-display-enabled currency-eur',
  },
  shopware: {
    category: ({ name }) => `/${name}/`,
    product: ({ id }) => `/detail/${hex(id)}`,
    search: '/search?search=',
    cart: '/checkout/cart',
    checkout: '/checkout/confirm',
    login: '/account/login',
    headers: { 'sw-language-id': hex(7) },
    cookie: 'sw-states',
    head: `<link rel="stylesheet" href="/theme/${hex(48)}/css/all.css">`,
    foot: `<script>window.router = {'frontend.cart.offcanvas': '/checkout/offcanvas'}; window.salesChannelId = '${hex(9)}';</script>`,
    bodyClass: 'is-ctl-navigation is-act-home',
  },
  laravel: {
    category: ({ slug }) => `/${slug}`,
    product: ({ slug }) => `/${slug}`,
    search: '/search?query=',
    cart: '/checkout/cart',
    checkout: '/checkout/onepage',
    login: '/customer/login',
    headers: {},
    cookie: 'laravel_session',
    head: '<meta name="generator" content="Bagisto 2.2.3"><meta name="csrf-token" content="0123456789012345678901234567890123456789"><link rel="stylesheet" href="/themes/shop/default/build/assets/app-4ed993c7.css">',
    foot: '<script src="/themes/shop/default/build/assets/app-1f2e3d4c.js"></script>',
    bodyClass: '',
  },
};
