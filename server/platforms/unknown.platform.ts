import type { Platform } from './platform.ts';

/** A store whose platform does not show: its conventions are what most shops share. */
const platform: Platform = {
  label: 'Unknown',
  recognise: () => ({ confidence: 0, evidence: [] }),
  probes: [],
  conventions: {
    cart: ['cart', 'basket', 'checkout/cart', 'korzina', 'koszyk', 'warenkorb'],
    checkout: ['checkout', 'order', 'kasse', 'zamowienie'],
    login: ['login', 'account/login', 'account'],
    search: ['search?q={q}', '?s={q}'],
    catalog: ['shop', 'catalog', 'products', 'katalog'],
    sitemaps: ['sitemap.xml', 'sitemap_index.xml'],
    category: [/\/(?:categor(?:y|ies)|catalog(?:ue)?|collections?|kategori[ae]|katalog|c)\/[^/?]+/i],
    product: [/\/(?:products?|produkt|produit|item|tovar|goods|p)\/[^/?]+/i, /\.html?$/i],
    admin: [],
  },
};
export default platform;
