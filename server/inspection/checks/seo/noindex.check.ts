import { words } from '#core/words';
import { readPage } from '#platforms';
import { check } from '../../check.ts';
import { robotsOf } from '../../crawl/page-facts.ts';
import { isHidden, pagesOf } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'high',
  needs: ['pages', 'crawl'],
  judge: ({ pages, crawl }) =>
    pages.flatMap(({ kind, fetched }) => {
      if (!['home', 'category', 'product'].includes(kind) || fetched.status !== 200) return [];
      const robots = robotsOf(readPage(fetched));
      if (!isHidden(robots)) return [];
      // One product that is gone for good may be hidden on purpose; most of them never are.
      const alike = pagesOf(crawl).filter((page) => page.kind === kind);
      const isRule = alike.filter(({ facts }) => isHidden(facts.robots)).length * 2 >= alike.length;
      const severity = kind === 'home' ? ('critical' as const) : isRule ? ('high' as const) : ('low' as const);
      return [{ about: kind, severity, values: { url: fetched.url }, evidence: [{ url: fetched.url, quote: robots }] }];
    }),
  words: words({
    en: {
      title: 'Pages that sell may be listed by search engines',
      found: 'Search engines are told not to list {url}',
      consequence: 'The page disappears from search within days, and with it the customers that come from there.',
      allow:
        'Take `noindex` out of the robots tag or the header `X-Robots-Tag` of such pages: often a switch "discourage search engines" was left on after the launch.',
    },
    ru: {
      title: 'Поисковикам разрешено показывать страницы, которые продают',
      found: 'Поисковикам запрещено показывать {url}',
      consequence: 'Страница за несколько дней исчезает из поиска, а с ней и покупатели, которые приходят оттуда.',
      allow:
        'Уберите `noindex` из метатега robots или заголовка `X-Robots-Tag` таких страниц: часто после запуска забывают выключить настройку «скрыть от поисковых систем».',
    },
    uk: {
      title: 'Пошуковикам дозволено показувати сторінки, які продають',
      found: 'Пошуковикам заборонено показувати {url}',
      consequence: 'Сторінка за кілька днів зникає з пошуку, а з нею й покупці, які приходять звідти.',
      allow:
        'Приберіть `noindex` з метатегу robots або заголовка `X-Robots-Tag` таких сторінок: часто після запуску забувають вимкнути налаштування «приховати від пошукових систем».',
    },
  }),
  options: [{ does: 'allow', effort: 'minutes', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/block-indexing'],
});
