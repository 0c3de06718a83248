import { type ReadPage, textOf, thingsOf } from '#platforms';
import type { Storefronts } from './discovery.ts';

/** Languages and currencies that the pages themselves speak of, and where their other storefronts are. */
export function storefrontsOf(pages: readonly ReadPage[]): Storefronts {
  const home = pages[0];
  const alternates = new Map<string, string>();
  for (const page of pages.slice(0, 1)) {
    const linked = page.links.filter((link) => link.hreflang && /^[a-z]{2}(?:-[a-z0-9]{2,8})*$/.test(link.hreflang));
    for (const { language, url } of [
      ...page.alternates,
      ...linked.map((link) => ({ language: link.hreflang!, url: link.url })),
    ]) {
      if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(language) && !alternates.has(language))
        alternates.set(language, url.href);
    }
  }
  const own = home?.language ?? home?.metas.get('og:locale')?.toLowerCase().replace('_', '-') ?? null;
  const languages = [...new Set([...(own && /^[a-z]{2}/.test(own) ? [own] : []), ...alternates.keys()])].slice(0, 30);
  return {
    languages,
    currencies: currenciesOf(pages),
    alternates: [...alternates].map(([language, url]) => ({ language, url })).slice(0, 30),
  };
}

const symbols: [RegExp, string][] = [
  [/€|\bEUR\b/g, 'EUR'],
  [/₴|(?<!\p{L})грн(?!\p{L})|\bUAH\b/gu, 'UAH'],
  [/₽|(?<!\p{L})руб(?!\p{L})|\bRUB\b/gu, 'RUB'],
  [/£|\bGBP\b/g, 'GBP'],
  [/(?<!\p{L})zł(?!\p{L})|\bPLN\b/gu, 'PLN'],
  [/(?<!\p{L})Kč(?!\p{L})|\bCZK\b/gu, 'CZK'],
  [/₸|\bKZT\b/g, 'KZT'],
  [/\bUSD\b|(?<![A-Z])\$\s?\d/g, 'USD'],
  [/\bCHF\b/g, 'CHF'],
];

/** Declared ones count more than signs beside numbers. */
function currenciesOf(pages: readonly ReadPage[]): string[] {
  const votes = new Map<string, number>();
  const vote = (code: string | null | undefined, weight: number): void => {
    const known = code?.trim().toUpperCase() ?? '';
    if (/^[A-Z]{3}$/.test(known)) votes.set(known, (votes.get(known) ?? 0) + weight);
  };
  for (const page of pages) {
    for (const thing of thingsOf(page.things, 'Offer', 'AggregateOffer', 'UnitPriceSpecification'))
      vote(textOf(thing.fields['priceCurrency']), 20);
    for (const name of ['product:price:currency', 'og:price:currency', 'pricecurrency']) vote(page.metas.get(name), 20);
    for (const { name, value } of page.fetched.cookies) if (/^(?:cart_)?currency$/.test(name)) vote(value, 20);
    vote(/Shopify\.currency\s*=\s*\{"active":"([A-Z]{3})"/.exec(page.scripts)?.[1], 20);
    vote(/"(?:currency_?code|iso_code|currencyCode)"\s*:\s*"([A-Z]{3})"/i.exec(page.scripts)?.[1], 10);
    for (const [pattern, code] of symbols)
      vote(code, Math.min(10, page.text.slice(0, 100_000).match(pattern)?.length ?? 0) * 0.5);
  }
  for (const [code, weight] of votes) if (weight === 0) votes.delete(code);
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .map(([code]) => code)
    .slice(0, 10);
}
