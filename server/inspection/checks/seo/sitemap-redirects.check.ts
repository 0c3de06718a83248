import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl: { pages } }) {
    const named = pages.filter(({ inSitemap, failure }) => inSitemap && failure === null);
    if (named.length === 0) return null;
    const led = named.filter(({ redirects }) => redirects.length > 0);
    const severity = led.length > named.length / 2 && led.length >= 5 ? ('medium' as const) : undefined;
    return shared(
      led,
      named.length,
      ({ url, endsAt, redirects }) => ({ url, quote: `${redirects[0]!.status} → ${endsAt}` }),
      severity,
    );
  },
  words: words({
    en: {
      title: 'The sitemap names final addresses',
      found: 'The sitemap names addresses that lead on to others: {n} of {of} looked at',
      consequence: 'Search engines need two visits for each of those pages, and learn the wrong address first.',
      mend: 'Let the sitemap name the address that answers: mostly the scheme, `www.` or the slash at the end is set wrong in the settings of the shop.',
    },
    ru: {
      title: 'В карте сайта — конечные адреса',
      found: 'В карте сайта есть адреса, которые перенаправляют на другие: {n} из {of} просмотренных',
      consequence: 'Поисковикам нужно два визита на каждую такую страницу, и сначала они узнают неверный адрес.',
      mend: 'Пусть карта называет адрес, который отвечает: чаще всего в настройках магазина неверно заданы протокол, `www.` или косая черта в конце.',
    },
    uk: {
      title: 'У карті сайту — кінцеві адреси',
      found: 'У карті сайту є адреси, які перенаправляють на інші: {n} з {of} переглянутих',
      consequence: 'Пошуковикам потрібні два візити на кожну таку сторінку, і спершу вони дізнаються хибну адресу.',
      mend: 'Нехай карта називає адресу, яка відповідає: найчастіше в налаштуваннях магазину хибно задано протокол, `www.` або скісну риску в кінці.',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap'],
});
