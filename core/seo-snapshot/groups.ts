import type { Severity } from '#core/inspection';
import { words } from '#core/words';
import type { SeoChangeKind } from './change.words.ts';

/** What of the shop a change is about, as people look for it. */
export const seoGroups = [
  'pages',
  'redirects',
  'robots',
  'noindex',
  'canonicals',
  'texts',
  'goods',
  'languages',
  'links',
  'sitemap',
] as const;
export type SeoGroup = (typeof seoGroups)[number];

export const seoGroupWords = words({
  en: {
    pages: 'Pages',
    redirects: 'New addresses and redirects',
    robots: 'robots.txt',
    noindex: 'Shown in search or not (noindex)',
    canonicals: 'Main address (canonical)',
    texts: 'Titles, headings, descriptions',
    goods: 'Data of goods for search engines',
    languages: 'Languages (hreflang)',
    links: 'Links between pages',
    sitemap: 'Sitemap',
  },
  ru: {
    pages: 'Страницы',
    redirects: 'Новые адреса и перенаправления',
    robots: 'robots.txt',
    noindex: 'Показ в поиске (noindex)',
    canonicals: 'Главный адрес (canonical)',
    texts: 'Заголовки и описания',
    goods: 'Данные о товарах для поисковиков',
    languages: 'Языки (hreflang)',
    links: 'Ссылки между страницами',
    sitemap: 'Карта сайта',
  },
  uk: {
    pages: 'Сторінки',
    redirects: 'Нові адреси та перенаправлення',
    robots: 'robots.txt',
    noindex: 'Показ у пошуку (noindex)',
    canonicals: 'Головна адреса (canonical)',
    texts: 'Заголовки й описи',
    goods: 'Дані про товари для пошуковиків',
    languages: 'Мови (hreflang)',
    links: 'Посилання між сторінками',
    sitemap: 'Карта сайту',
  },
});

const groups: Record<SeoChangeKind, SeoGroup> = {
  page_gone: 'pages',
  moved_without_redirect: 'redirects',
  moved: 'redirects',
  redirect_home: 'redirects',
  redirect_dead: 'redirects',
  redirect_foreign: 'redirects',
  redirect_temporary: 'redirects',
  redirect_lost: 'redirects',
  redirect_changed: 'redirects',
  page_failing: 'pages',
  page_refused: 'pages',
  page_back: 'pages',
  not_a_page: 'pages',
  robots_blocked: 'robots',
  robots_opened: 'robots',
  noindex_came: 'noindex',
  noindex_gone: 'noindex',
  canonical_elsewhere: 'canonicals',
  canonical_changed: 'canonicals',
  canonical_lost: 'canonicals',
  canonical_own: 'canonicals',
  title_lost: 'texts',
  title_changed: 'texts',
  heading_lost: 'texts',
  heading_changed: 'texts',
  description_lost: 'texts',
  description_changed: 'texts',
  hreflang_lost: 'languages',
  hreflang_changed: 'languages',
  product_data_lost: 'goods',
  price_data_lost: 'goods',
  links_lost: 'links',
  left_sitemap: 'sitemap',
  sitemap_gone: 'sitemap',
  sitemap_shrank: 'sitemap',
  new_pages: 'pages',
  not_seen: 'pages',
};

export const groupOf = (what: SeoChangeKind): SeoGroup => groups[what];

/** By what they are about; the group with the gravest first. @param changes the gravest first */
export function inGroups<C extends { what: SeoChangeKind; weight: Severity }>(
  changes: readonly C[],
): { group: SeoGroup; changes: C[] }[] {
  return [...Map.groupBy(changes, ({ what }) => groups[what])].map(([group, all]) => ({ group, changes: all }));
}
