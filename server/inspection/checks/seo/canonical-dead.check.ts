import { words } from '#core/words';
import { check } from '../../check.ts';
import type { CrawledPage } from '../../crawl/crawled.ts';
import { isHidden, isSame, pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const known = new Map(crawl.pages.map((page) => [page.url, page]));
    const pages = pagesOf(crawl).filter(({ kind, facts }) => kind !== 'service' && facts.canonical !== null);
    if (pages.length === 0) return null;
    const wrong = pages.flatMap(({ url, facts: { canonical } }) => {
      const target = isSame(canonical!, url) ? undefined : known.get(canonical!);
      const fault = target && faultOf(target);
      return fault ? [{ url, quote: `canonical → ${canonical} · ${fault}` }] : [];
    });
    const severity = wrong.length < 3 ? ('low' as const) : undefined;
    return shared(wrong, pages.length, (one) => one, severity);
  },
  words: words({
    en: {
      title: 'The main address that a page names can be listed',
      found: 'Pages name as their main address one that leads on, does not exist or is hidden: {n} of {of} looked at',
      consequence: 'Search engines then choose an address by themselves; often neither page is listed.',
      mend: 'Name the final address: with the right scheme, `www.` and slash, of a page that answers and names itself.',
    },
    ru: {
      title: 'Основной адрес, который называет страница, можно показать в поиске',
      found:
        'Страницы называют основным адрес, который перенаправляет, не существует или скрыт: {n} из {of} просмотренных',
      consequence: 'Поисковики тогда выбирают адрес сами; часто в поиск не попадает ни одна из страниц.',
      mend: 'Называйте конечный адрес: с верным протоколом, `www.` и косой чертой, страницы, которая отвечает и называет саму себя.',
    },
    uk: {
      title: 'Основну адресу, яку називає сторінка, можна показати в пошуку',
      found: 'Сторінки називають основною адресу, яка перенаправляє, не існує або прихована: {n} з {of} переглянутих',
      consequence: 'Пошуковики тоді обирають адресу самі; часто в пошук не потрапляє жодна зі сторінок.',
      mend: 'Називайте кінцеву адресу: з правильним протоколом, `www.` і скісною рискою, сторінки, яка відповідає й називає саму себе.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls'],
});

/** Why a page cannot stand for another: a word of the protocol, the same in every language. */
function faultOf({ url, status, redirects, facts }: CrawledPage): string | null {
  if (redirects.length > 0) return `HTTP ${status}`;
  if (status === 404 || status === 410) return `HTTP ${status}`;
  if (!facts) return null;
  if (isHidden(facts.robots)) return 'noindex';
  return facts.canonical !== null && !isSame(facts.canonical, url) ? `canonical → ${facts.canonical}` : null;
}
