import { words } from '#core/words';
import { check } from '../../check.ts';
import type { CrawledPage } from '../../crawl/crawled.ts';
import { isHidden, isSame, listed, type Page, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = listed(crawl).filter(({ facts }) => facts.alternates.length > 1);
    const known = new Map(crawl.pages.map((page) => [page.url, page]));
    if (pages.length === 0) return null;
    const lost = pages.flatMap((page) => {
      const others = page.facts.alternates.filter(
        ({ url, language }) => language !== 'x-default' && !isSame(url, page.url),
      );
      const faults = others.flatMap(({ language, url }) => {
        const fault = faultOf(page, known.get(url));
        return fault ? [`${language} → ${url} · ${fault}`] : [];
      });
      return faults.length > 0 ? [{ url: page.url, quote: faults.slice(0, 5).join('\n') }] : [];
    });
    const severity = lost.length === 1 ? ('low' as const) : undefined;
    return shared(lost, pages.length, (one) => one, severity);
  },
  words: words({
    en: {
      title: 'Versions in other languages name each other',
      found:
        'Pages name versions in other languages that do not name them in return, lead on or do not exist: {n} of {of} looked at',
      consequence:
        'Search engines believe only what both sides say: customers land in the wrong language or currency and leave.',
      mend: 'Have every version list all versions, itself included, by their final addresses; a page without a translation lists none.',
    },
    ru: {
      title: 'Версии на других языках называют друг друга',
      found:
        'Страницы называют версии на других языках, которые не называют их в ответ, перенаправляют или не существуют: {n} из {of} просмотренных',
      consequence:
        'Поисковики верят лишь тому, что говорят обе стороны: покупатели попадают не в тот язык или валюту и уходят.',
      mend: 'Пусть каждая версия перечисляет все версии, включая себя, по конечным адресам; страница без перевода не перечисляет ничего.',
    },
    uk: {
      title: 'Версії іншими мовами називають одна одну',
      found:
        'Сторінки називають версії іншими мовами, які не називають їх у відповідь, перенаправляють або не існують: {n} з {of} переглянутих',
      consequence:
        'Пошуковики вірять лише тому, що кажуть обидві сторони: покупці потрапляють не в ту мову чи валюту і йдуть.',
      mend: 'Нехай кожна версія перелічує всі версії, включно з собою, за кінцевими адресами; сторінка без перекладу не перелічує нічого.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/specialty/international/localized-versions'],
});

/** What is wrong with a version, as far as it was opened. */
function faultOf({ url }: Page, other: CrawledPage | undefined): string | null {
  if (!other) return null;
  if (other.redirects.length > 0 || other.status === 404 || other.status === 410) return `HTTP ${other.status}`;
  if (!other.facts) return null;
  const { alternates, canonical, robots } = other.facts;
  if (isHidden(robots)) return 'noindex';
  if (canonical !== null && !isSame(canonical, other.url)) return null;
  return alternates.some((one) => isSame(one.url, url)) ? null : 'hreflang: –';
}
