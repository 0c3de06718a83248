import { createHash } from 'node:crypto';
import { catalogues, type Category, type Product, type ShopLanguage } from './catalogue.ts';
import { phrases } from './phrases.ts';
import { manners, type Platform } from './platforms.ts';

/** Whose pages are drawn, and what changes from view to view as it does in every shop. */
export interface Look {
  name: string;
  platform: Platform;
  language: ShopLanguage;
  origin: string;
  currency: string;
  /** Grows with each view: nonces, tokens, rotation, stock and prices follow from it. 0 stands still. */
  view: number;
  inCart: Product[];
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#039;' })[sign]!);

const nonce = ({ view }: Look): string => createHash('md5').update(`nonce ${view}`).digest('hex').slice(0, 10);

/** Prices move by up to a tenth, as with sales and exchange rates. */
export const priceOf = (look: Look, product: Product): string => {
  const moved = product.price * (1 + ((((look.view * 7 + product.id) % 21) - 10) / 100) * Math.sign(look.view));
  return `${(moved / 100).toFixed(2)} ${look.currency}`;
};
const inStock = ({ view }: Look, { id }: Product): boolean => view === 0 || (view * 5 + id) % 9 !== 0;

interface Page {
  title: string;
  body: string;
  head?: string;
  /** Of the page, beside those of the platform. */
  bodyClass?: string;
}

function layout(look: Look, { title, body, head = '', bodyClass = '' }: Page): string {
  const manner = manners[look.platform];
  const say = phrases[look.language];
  const menu = catalogues[look.language].categories
    .map((c) => `<li><a href="${manner.category(c)}">${c.name}</a></li>`)
    .join('');
  return `<!doctype html>
<html lang="${look.language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width"><meta property="og:site_name" content="${escaped(look.name)}">
<meta name="csrf" content="${nonce(look)}"><link rel="stylesheet" href="/assets/site.css?v=${look.view}">
${manner.head}${head}</head>
<body class="${manner.bodyClass} ${bodyClass}"><header><a class="logo" href="/">${escaped(look.name)}</a>
<nav><ul>${menu}<li><a href="${manner.cart}" class="cart">${say.cart} (${look.inCart.length})</a></li><li><a href="${manner.login}">${say.account}</a></li></ul></nav>
<div class="mobile-menu" style="display:none"><a href="/">${say.home}</a>${menu}<a href="https://www.instagram.com/clay">Instagram</a></div>
<form role="search" method="get" action="${escaped(manner.search.split('?')[0]!)}">${searchFields(manner.search)}<button>${say.search}</button></form></header>
<main>${body}</main>
<footer><p>${fill(say.shipping, look)}</p>
<p>${say.hours} care@clay.example, <a href="https://www.instagram.com/clay">Instagram</a>.</p>
<form class="newsletter" method="post" action="/newsletter"><input type="hidden" name="_wpnonce" value="${nonce(look)}"><input type="email" name="email"><button>${say.subscribe}</button></form>
<p>© ${2026} ${escaped(look.name)}</p></footer>
<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date());gtag('config','G-CLAY0001');var page_nonce="${nonce(look)}",rendered_at=${1_760_000_000 + look.view * 61};</script>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-CLAY0001"></script><script src="/assets/site.js?v=${look.view}"></script>
${manner.foot}</body></html>`;
}

/** What a platform puts beside the words when it searches: `post_type=product`, `route=product/search`. */
function searchFields(search: string): string {
  const query = new URLSearchParams(search.split('?')[1]);
  return [...query]
    .map(([name, value]) => `<input type="${value ? 'hidden' : 'search'}" name="${name}" value="${value}">`)
    .join('');
}

/** The phrase with the shop's name and currency, and the values given. */
const fill = (phrase: string, look: Look, values: Record<string, string | number> = {}): string =>
  phrase.replace(/\{(\w+)\}/g, (_, key: string) =>
    escaped(String({ name: look.name, currency: look.currency, ...values }[key])),
  );

function card(look: Look, product: Product): string {
  const say = phrases[look.language];
  const { product: link } = manners[look.platform];
  const add =
    look.platform === 'woocommerce'
      ? `<a href="?add-to-cart=${product.id}" data-product_id="${product.id}" data-product_sku="${product.sku}" class="add_to_cart_button">${say.add}</a>`
      : '';
  return `<li class="product"><a href="${escaped(link(product))}"><img src="/img/${product.slug}.jpg?x=${look.view}" alt="${product.name}"><h2>${product.name}</h2></a>
<span class="price">${priceOf(look, product)}</span> <span class="stock">${inStock(look, product) ? say.inStock : say.soldOut}</span> ${add}</li>`;
}

export function homePage(look: Look): string {
  const { products } = catalogues[look.language];
  const say = phrases[look.language];
  const from = look.view % products.length;
  const shown = [...products, ...products].slice(from, from + 8);
  return layout(look, {
    title: `${look.name} – ${say.slogan}`,
    bodyClass: 'home',
    head: `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'OnlineStore', name: look.name, url: `${look.origin}/` })}</script>`,
    body: `<h1>${say.heading}</h1><p>${fill(say.intro, look)}</p>
<h2>${say.newThisWeek}</h2><ul class="products">${shown.map((product) => card(look, product)).join('\n')}</ul>
<h2>${say.why}</h2><p>${say.because}</p>
<p class="visitors">${fill(say.visitors, look, { n: (look.view * 13) % 97 })}</p>`,
  });
}

export function categoryPage(look: Look, category: Category): string {
  const shown = catalogues[look.language].products.filter((product) => product.category === category.slug);
  if (look.view % 2 === 1) shown.reverse();
  return layout(look, {
    title: `${category.name} – ${look.name}`,
    bodyClass: 'archive',
    body: `<h1>${category.name}</h1><p>${category.text}</p><p>${fill(phrases[look.language].showing, look, { n: shown.length })}</p><ul class="products">${shown.map((product) => card(look, product)).join('\n')}</ul>`,
  });
}

export function productPage(look: Look, product: Product): string {
  const manner = manners[look.platform];
  const say = phrases[look.language];
  const offer = {
    '@type': 'Offer',
    price: priceOf(look, product).split(' ')[0],
    priceCurrency: look.currency,
    availability: `https://schema.org/${inStock(look, product) ? 'InStock' : 'OutOfStock'}`,
  };
  return layout(look, {
    title: `${product.name} – ${look.name}`,
    bodyClass: 'single-product',
    head: `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'Product', name: product.name, sku: product.sku, offers: offer })}</script>`,
    body: `<h1>${product.name}</h1><p class="price">${priceOf(look, product)}</p><p>${product.text}</p><p>${say.article} ${product.sku}. ${inStock(look, product) ? say.inStock : say.soldOut}.</p>
<form class="cart" id="product_addtocart_form" method="post" action="${escaped(manner.cart)}"><input type="hidden" name="add-to-cart" value="${product.id}"><input type="hidden" name="form_key" value="${nonce(look)}"><input type="number" name="quantity" value="1"><button>${say.add}</button></form>`,
  });
}

export function searchPage(look: Look, words: string): string {
  const say = phrases[look.language];
  const shown = catalogues[look.language].products.filter(
    ({ name }) => words !== '' && name.toLowerCase().includes(words.toLowerCase()),
  );
  return layout(look, {
    title: `${say.search} – ${look.name}`,
    bodyClass: 'search',
    body: `<h1>${fill(say.results, look, { q: words })}</h1>${shown.length > 0 ? `<ul class="products">${shown.map((product) => card(look, product)).join('\n')}</ul>` : `<p>${say.noResults}</p>`}`,
  });
}

export function cartPage(look: Look): string {
  const manner = manners[look.platform];
  const say = phrases[look.language];
  const rows = look.inCart
    .map(
      (product) =>
        `<tr><td>${product.name}</td><td>${priceOf(look, product)}</td><td><a class="remove" href="${escaped(removal(manner.cart, product))}">×</a></td></tr>`,
    )
    .join('');
  return layout(look, {
    title: `${say.cart} – ${look.name}`,
    bodyClass: 'woocommerce-cart',
    body: rows
      ? `<h1>${say.cart}</h1><table class="cart">${rows}</table><a class="checkout-button" href="${escaped(manner.checkout)}">${say.toCheckout}</a>`
      : `<h1>${say.cart}</h1><p>${say.cartEmpty}</p><a href="/">${say.returnToShop}</a>`,
  });
}

const removal = (cart: string, { id }: Product): string => `${cart}${cart.includes('?') ? '&' : '?'}remove_item=${id}`;

export function checkoutPage(look: Look): string {
  const manner = manners[look.platform];
  const say = phrases[look.language];
  return layout(look, {
    title: `${say.checkout} – ${look.name}`,
    bodyClass: 'woocommerce-checkout',
    body: `<h1>${say.checkout}</h1><form name="checkout" class="checkout" method="post" action="${escaped(manner.checkout)}"><h2>${say.billing}</h2>
${say.fields.map((label, i) => `<label>${label} <input name="billing_${i}" required></label>`).join('\n')}
<h2>${say.payment}</h2><label>${say.cardNumber} <input name="card_number" autocomplete="cc-number"></label><label>${say.securityCode} <input name="cvc" autocomplete="cc-csc"></label>
<input type="hidden" name="woocommerce-process-checkout-nonce" value="${nonce(look)}"><p>${say.agree}</p><button>${say.placeOrder}</button></form>
<script src="https://js.stripe.com/v3/"></script>`,
  });
}

export function loginPage(look: Look): string {
  const { login } = manners[look.platform];
  const say = phrases[look.language];
  return layout(look, {
    title: `${say.account} – ${look.name}`,
    bodyClass: 'woocommerce-account',
    body: `<h1>${say.login}</h1><form class="login" method="post" action="${escaped(login)}"><label>${say.email} <input name="username"></label><label>${say.password} <input type="password" name="password"></label><input type="hidden" name="nonce" value="${nonce(look)}"><button>${say.enter}</button></form><p>${say.lost}</p>`,
  });
}

export function notePage(look: Look, title: string, text: string): string {
  return layout(look, { title: `${title} – ${look.name}`, body: `<h1>${escaped(title)}</h1><p>${escaped(text)}</p>` });
}
