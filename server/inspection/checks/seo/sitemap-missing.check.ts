import { words } from '#core/words';
import { check } from '../../check.ts';
import { Cannot } from '../../reasons.ts';
import { onItsPlatform, platformOf } from '../on-its-platform.ts';
import { sitemapWays } from './platform-ways.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['sitemap', 'site'],
  judge({ sitemap: { files }, site }) {
    if (files.some(({ isMap, named }) => isMap || named)) return [];
    // A shop that is broken says nothing of its sitemap.
    const unsaid = files.filter(({ status }) => status === 0 || status === 429 || status >= 500).length;
    if (files.length > 0 && unsaid === files.length) throw new Cannot('unanswered', { n: unsaid, of: unsaid });
    const evidence = files.map(({ url, status }) => ({ url, quote: status === 0 ? '–' : `HTTP ${status}` }));
    return [{ about: '', values: platformOf(site), evidence }];
  },
  words: words({
    en: {
      title: 'There is a sitemap',
      found: 'There is no sitemap: robots.txt names none, and there is none at the usual places',
      consequence: 'Search engines find new goods late, and those that few links lead to not at all.',
      make: 'Turn on the sitemap of the platform, or a module that makes one, and name it in robots.txt: `Sitemap: https://…`.',
      ...sitemapWays.en,
    },
    ru: {
      title: 'Есть карта сайта',
      found: 'Карты сайта нет: robots.txt её не называет, и в обычных местах её нет',
      consequence: 'Поисковики поздно узнают о новых товарах, а те, на которые мало ссылок, не находят вовсе.',
      make: 'Включите карту сайта в платформе или модуль, который её делает, и укажите её в robots.txt: `Sitemap: https://…`.',
      ...sitemapWays.ru,
    },
    uk: {
      title: 'Є карта сайту',
      found: 'Карти сайту немає: robots.txt її не називає, і в звичайних місцях її немає',
      consequence: 'Пошуковики пізно дізнаються про нові товари, а ті, на які мало посилань, не знаходять зовсім.',
      make: 'Увімкніть карту сайту в платформі або модуль, який її робить, і вкажіть її в robots.txt: `Sitemap: https://…`.',
      ...sitemapWays.uk,
    },
  }),
  options: [{ does: 'make', effort: 'minutes', risk: 'none' }, ...onItsPlatform('minutes', 'none')],
  references: ['https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap'],
});
