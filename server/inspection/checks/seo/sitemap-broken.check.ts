import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['sitemap'],
  judge({ sitemap: { files } }) {
    // Who is turned away knows nothing of it.
    const promised = files.filter(({ named, status }) => named && ![0, 401, 403, 429, 503].includes(status));
    if (promised.length === 0) return null;
    return promised.flatMap(({ url, status, isMap, addresses }) => {
      if (isMap && addresses > 0) return [];
      return [{ about: url, evidence: [{ url, quote: `HTTP ${status} · ${addresses} <loc>` }] }];
    });
  },
  words: words({
    en: {
      title: 'The sitemap can be read',
      found: 'The sitemap {about} is named, and holds no addresses',
      consequence: 'Search engines learn nothing from it: new goods are found late.',
      mend: 'Open the address: let it be made anew, or take it out of robots.txt and of the index where it is gone for good.',
    },
    ru: {
      title: 'Карту сайта можно прочитать',
      found: 'Карта сайта {about} указана, но адресов в ней нет',
      consequence: 'Поисковики ничего из неё не узнают: новые товары находят поздно.',
      mend: 'Откройте адрес: создайте карту заново или уберите её из robots.txt и из индекса, если её больше нет.',
    },
    uk: {
      title: 'Карту сайту можна прочитати',
      found: 'Карту сайту {about} вказано, але адрес у ній немає',
      consequence: 'Пошуковики нічого з неї не дізнаються: нові товари знаходять пізно.',
      mend: 'Відкрийте адресу: створіть карту заново або приберіть її з robots.txt та з індексу, якщо її більше немає.',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap'],
});
