import type { PageKind } from '#contract/stores';
import { fold, type ReadPage, textOf, thingsOf } from '#platforms';
import { productName } from './judge-page.ts';

/**
 * Words that a working page of this kind shows, and that change only when somebody changes the shop: the shop's name
 * on the home page, the product's or category's name, the heading. They stand on the page letter for letter, as a
 * monitor will look for them, and hold no prices, counts or dates. Null where the page offers none.
 */
export function learnText(kind: PageKind, page: ReadPage, shopName: string | null): string | null {
  const title = titleParts(page.title);
  const own = kind === 'product' ? [productName(page), page.heading] : kind === 'home' ? [shopName] : [page.heading];
  const candidates = [
    ...own,
    ...(kind === 'home' ? [page.heading] : []),
    ...title.filter((part) => part !== shopName),
    ...title,
    shopName,
  ];
  const phrases = candidates.flatMap((one) => (one ? [fold(one), ...pieces(one)] : []));
  return phrases.find((one) => fits(one) && shows(page, one)) ?? null;
}

/** What is left of a phrase between signs that are often written in another way in the source (`&amp;`, `&#8217;`), the longest first. */
const pieces = (text: string): string[] =>
  text
    .split(/[&'"’‘“”«»<>–—…|]+|\u00a0/)
    .map(fold)
    .filter((piece) => piece.length >= 4)
    .sort((a, b) => b.length - a.length);

/** As the shop calls itself: in its structured data, in its preview, or in what the titles of its pages share. */
export function shopNameOf(pages: readonly ReadPage[]): string | null {
  for (const page of pages) {
    const thing = thingsOf(page.things, 'WebSite', 'Organization', 'OnlineStore', 'Store')[0];
    const name = textOf(thing?.fields['name']) ?? page.metas.get('og:site_name') ?? page.metas.get('application-name');
    if (name && fits(fold(name))) return fold(name);
  }
  const titles = pages.map((page) => titleParts(page.title)).filter((parts) => parts.length > 0);
  const shared = titles[0]?.find((part) => titles.length > 1 && titles.every((parts) => parts.includes(part)));
  return shared && fits(shared) ? shared : null;
}

const titleParts = (title: string | null): string[] =>
  (title ?? '')
    .split(/\s+[|–—•·»«:-]+\s+/)
    .map(fold)
    .filter((part) => part !== '');

/** A phrase, not a number, a greeting or half the page. */
function fits(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 80 &&
    /\p{L}{2}/u.test(text) &&
    !/\d{4,}|\(\d+\)|[$€£₴₽%]|\{|<|^(?:home|главная|головна|startseite|strona główna|my wordpress site)$/iu.test(text)
  );
}

/** In the source letter for letter (no `&#039;` in between), and where a visitor sees it: on the page or in the title. */
const shows = (page: ReadPage, text: string): boolean =>
  page.fetched.text.includes(text) && (page.text.includes(text) || (page.title ?? '').includes(text));
