import type { ReadPage } from './page.ts';
import type { Evidence, Platform, Recognition } from './platform.ts';
import { address, asset, attribute, comment, cookie, generator, weigh } from './signs.ts';

/** Shops built on Laravel that show their own name. */
const shops = [
  generator(/^Bagisto\b\s*([\d.]+)?/i, 0.97),
  comment(/^Built With Bagisto$/i, 0.9),
  asset(/\/themes\/shop\/[\w-]+\/build\/assets\//, 0.85),
  asset(/\/vendor\/webkul\/[\w-]+\/assets\//, 0.93),
  asset(/\/themes\/(?:default|velocity)\/assets\/(?:css|js)\/(?:shop|velocity)\b/, 0.8),
  asset(/\/vendor\/shop\/themes\/[\w-]+\/(?:aimeos|app|catalog-[\w-]+)\.(?:css|js)/, 0.85),
  address(/\/customer\/(?:login|register)$/, 0.3),
];

const framework = [
  cookie(/^laravel_session$/, 0.93),
  cookie(/^XSRF-TOKEN$/, 0.25),
  attribute(/^wire:(?:id|snapshot|initial-data)$/, 0.85),
  asset(/\/vendor\/livewire\/|\/livewire\/livewire(?:\.min)?\.js/, 0.85),
  asset(/\/build\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css)/, 0.25),
];

/** `{"iv":` in base64: what Laravel's encrypter begins every cookie with, under any name. */
const encrypted = (page: ReadPage): Evidence | null => {
  const found = page.fetched.cookies.find((c) => c.value.startsWith('eyJpdiI6'));
  return found ? { text: `cookie ${found.name}=eyJpdiI6…`, weight: 0.92 } : null;
};

/** Rails writes `csrf-token` as well, but never without `csrf-param`. */
const token = (page: ReadPage): Evidence | null => {
  const inForm = page.forms.some((form) =>
    form.fields.some((field) => field.name === '_token' && /^[A-Za-z0-9]{40}$/.test(field.value)),
  );
  const inHead = /^[A-Za-z0-9]{40}$/.test(page.metas.get('csrf-token') ?? '') && !page.metas.has('csrf-param');
  return inForm
    ? { text: '<input name="_token">', weight: 0.6 }
    : inHead
      ? { text: '<meta name="csrf-token">', weight: 0.5 }
      : null;
};

const first = (pages: readonly ReadPage[], look: (page: ReadPage) => Evidence | null): Evidence[] => {
  for (const page of pages) {
    const found = look(page);
    if (found) return [found];
  }
  return [];
};

/** A cart to put things in, or a described product: without either it is a Laravel site, not a shop. */
const sells = (page: ReadPage): Evidence | null => {
  const own = [...page.links.map((l) => l.url), ...page.forms.map((f) => f.action)].filter(
    (url) => url.host === page.url.host,
  );
  const cart = own.find((url) =>
    /\/(?:cart|basket|checkout|korzina|koshyk|koszyk|warenkorb|kasse)\b/i.test(url.pathname),
  );
  if (cart) return { text: cart.pathname, weight: 0.5 };
  return page.things.some((thing) => thing.types.includes('Product')) ? { text: 'JSON-LD Product', weight: 0.5 } : null;
};

const platform: Platform = {
  label: 'Laravel',

  recognise(pages): Recognition {
    const named = weigh(shops, pages);
    const base = weigh(framework, pages);
    const more = [...first(pages, encrypted), ...first(pages, token)];
    const open = more.reduce((left, one) => left * (1 - one.weight), 1 - base.confidence);
    const shop = first(pages, sells);
    const evidence = [...named.evidence, ...more, ...base.evidence].sort((a, b) => b.weight - a.weight);
    const generic = shop.length > 0 ? 0.9 * (1 - open) : Math.min(0.25, 1 - open);
    const confidence = Math.round(Math.min(0.99, 1 - (1 - named.confidence) * (1 - generic)) * 100) / 100;
    return { confidence, version: named.version, evidence: evidence.length > 0 ? [...evidence, ...shop] : [] };
  },

  probes: [],
  conventions: {
    cart: ['checkout/cart', 'cart', 'basket'],
    checkout: ['checkout/onepage', 'checkout'],
    login: ['customer/login', 'login'],
    search: ['search?query={q}', 'search?term={q}', 'search?q={q}'],
    catalog: ['products', 'shop'],
    sitemaps: ['sitemap.xml'],
    category: [/\/(?:category|categories|catalog|collections?)\/[^/?]+/],
    product: [/\/(?:products?|item|goods)\/[^/?]+\/?$/],
    admin: ['admin'],
  },
};
export default platform;
