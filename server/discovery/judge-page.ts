import { platforms, type ReadPage, textOf, thingsOf } from '#platforms';
import { addressSpeaksOf, likelihood, type SoughtKind, speaksOf } from './kinds-of-links.ts';

/** How sure a page itself makes us of being of a kind: 0 to 1, whatever led to it. */
export function judge(kind: SoughtKind, page: ReadPage): number {
  if (page.fetched.status !== 200 || page.fetched.text === '') return 0;
  if (marked(kind, page)) return together(marks[kind](page), 0.8);
  // What the theme itself calls a list is no product, though a filter left a single one in it.
  return kind === 'product' && marked('category', page) ? 0 : marks[kind](page);
}

const together = (...weights: number[]): number => 1 - weights.reduce((open, weight) => open * (1 - weight), 1);

/** What the platforms' own themes write among the classes of the body, or as the id of an element that holds the page. */
const themes: Record<SoughtKind, RegExp> = {
  product: /^(?:single-product|catalog-product-view|product-product|is-ctl-product|is--ctl-detail|template-product)$/,
  category:
    /^(?:tax-product_cat|post-type-archive-product|woocommerce-shop|catalog-category-view|product-category|is-ctl-navigation|is--ctl-listing|template-collection)$/,
  cart: /^(?:woocommerce-cart|checkout-cart-index|checkout-cart|is-act-cartpage|is--act-cart|template-cart)$/,
  checkout:
    /^(?:woocommerce-checkout|checkout-index-index|checkout-onepage-index|checkout-checkout|is-act-confirmpage|is-act-checkoutregisterpage|is--act-confirm)$/,
  login:
    /^(?:woocommerce-account|customer-account-login|account-login|is-ctl-auth|is--ctl-account|template-customers-login)$/,
  search:
    /^(?:search-results|search-no-results|catalogsearch-result-index|product-search|is-ctl-search|is--ctl-search|template-search)$/,
};
/** The plain word is the body's id in PrestaShop; as a class it may be a blog's. */
const bodyIds: Record<SoughtKind, string> = {
  product: 'product',
  category: 'category',
  cart: 'cart',
  checkout: 'checkout',
  login: 'authentication',
  search: 'search',
};

function marked(kind: SoughtKind, page: ReadPage): boolean {
  const names = [...page.bodyClasses, ...[...page.ids].filter((id) => id.includes('-'))];
  return page.bodyId === bodyIds[kind] || names.some((name) => themes[kind].test(name.toLowerCase()));
}

const marks: Record<SoughtKind, (page: ReadPage) => number> = {
  product(page) {
    const described = thingsOf(page.things, 'Product', 'ProductGroup').length;
    const buys = buyForms(page);
    return together(
      described > 0 && described <= 30 && thingsOf(page.things, 'ItemList', 'CollectionPage').length === 0
        ? described <= 3
          ? 0.75
          : 0.4
        : 0,
      // Exactly so it is said of one product; of `product.group` and the like, of a list too.
      /^(?:og:)?product(?:\.item)?$/.test(page.metas.get('og:type') ?? '') ? 0.7 : 0,
      /product/.test(page.metas.get('og:type') ?? '') ? 0.6 : 0,
      page.metas.has('product:price:amount') || page.metas.has('og:price:amount') ? 0.5 : 0,
      buys > 0 && buys <= 2 ? 0.5 : 0,
      buys > 0 && buys <= 2 && isNamedByTitle(page) && pricesIn(page.text) > 0 ? 0.3 : 0,
      page.attributes.has('https://schema.org/product') || page.attributes.has('http://schema.org/product') ? 0.3 : 0,
      speaksOf('product', page.text.slice(0, 50_000)) && page.heading ? 0.2 : 0,
    );
  },
  category(page) {
    const described = thingsOf(page.things, 'Product').length;
    if (/product/.test(page.metas.get('og:type') ?? '')) return 0.1;
    return together(
      thingsOf(page.things, 'ItemList', 'CollectionPage', 'ProductCollection').length > 0 && described !== 1 ? 0.6 : 0,
      described >= 4 ? 0.4 : 0,
      buyForms(page) >= 3 ? 0.5 : 0,
      productLinks(page) >= 4 ? 0.5 : 0,
      pricesIn(page.text) >= 4 ? 0.45 : 0,
    );
  },
  cart: (page) => together(spoken('cart', page), addressSpeaksOf('cart', page.url) ? 0.45 : 0),
  checkout: (page) => together(spoken('checkout', page), addressSpeaksOf('checkout', page.url) ? 0.45 : 0),
  login: (page) =>
    together(page.hasPassword ? 0.7 : 0, spoken('login', page), addressSpeaksOf('login', page.url) ? 0.2 : 0),
  search: (page) =>
    together(
      spoken('search', page),
      addressSpeaksOf('search', page.url) || /[?&](?:q|s|query|search|term)=/.test(page.url.search) ? 0.3 : 0,
    ),
};

const spoken = (kind: SoughtKind, page: ReadPage): number =>
  speaksOf(kind, `${page.heading ?? ''} ${page.title ?? ''}`) ? 0.5 : 0;

/** One thing is the matter of the page: what its heading names stands in its title. */
const isNamedByTitle = ({ heading, title }: ReadPage): boolean =>
  heading !== null && heading.length > 3 && (title ?? '').toLowerCase().includes(heading.toLowerCase());

function buyForms(page: ReadPage): number {
  const adds =
    /add[-_]?to[-_]?(?:cart|basket|bag)|cart[/._-]?add|addtocart|buy-?widget|product-?form|button-cart|line-item\/add/i;
  const forms = page.forms.filter(
    (form) =>
      adds.test(form.hint) ||
      adds.test(form.action.pathname) ||
      form.fields.some((f) => adds.test(f.name)) ||
      speaksOf('product', form.buttons),
  ).length;
  const loose = page.looseButtons.filter((words) => speaksOf('product', words)).length;
  return Math.max(forms + loose, [...page.ids].some((id) => adds.test(id)) ? 1 : 0);
}

function productLinks(page: ReadPage): number {
  const conventions = platforms.get('unknown')!.conventions;
  const distinct = new Set<string>();
  for (const link of page.links)
    if (link.url.host === page.url.host && likelihood('product', link, conventions) > 0.5)
      distinct.add(link.url.pathname);
  return distinct.size;
}

const price =
  /(?:[$€£₴₽]|\b(?:usd|eur|uah|pln|rub)\b)\s?\d|\d[\d\s.,\u00a0]*(?:[€₴₽]|zł|грн|руб|kč|lei|\b(?:usd|eur|uah|pln|rub)\b)/gi;
export const pricesIn = (text: string): number => text.slice(0, 100_000).match(price)?.length ?? 0;

/** Words of a product page: the product's name. */
export function productName(page: ReadPage): string | null {
  const things = thingsOf(page.things, 'Product', 'ProductGroup');
  return textOf(things[0]?.fields['name']) ?? page.heading ?? page.metas.get('og:title') ?? null;
}
