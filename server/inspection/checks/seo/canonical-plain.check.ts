import { words } from '#core/words';
import { check } from '../../check.ts';
import { isHidden, pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const named = pagesOf(crawl).filter(
      ({ url, facts }) => url.startsWith('https:') && facts.canonical !== null && !isHidden(facts.robots),
    );
    if (named.length === 0) return null;
    const plain = named.filter(({ facts }) => facts.canonical!.startsWith('http:'));
    return shared(plain, named.length, ({ url, facts }) => ({ url, quote: `rel=canonical: ${facts.canonical}` }));
  },
  words: words({
    en: {
      title: 'Main addresses are those with encryption',
      found: 'Encrypted pages name an address without encryption as their main one: {n} of {of} looked at',
      consequence:
        'Search engines are told to list addresses that only lead on to others: signals are lost on the way, and some list the shop as not secure.',
      name: 'Set the address of the shop to `https://` in the settings of the platform, and look for `http://` in the theme and the SEO module.',
    },
    ru: {
      title: 'Основные адреса — с шифрованием',
      found: 'Зашифрованные страницы называют основным адрес без шифрования: {n} из {of} просмотренных',
      consequence:
        'Поисковикам велят показывать адреса, которые лишь ведут на другие: часть веса теряется, а некоторые показывают магазин как небезопасный.',
      name: 'Укажите адрес магазина с `https://` в настройках платформы и поищите `http://` в теме и SEO-модуле.',
    },
    uk: {
      title: 'Основні адреси — із шифруванням',
      found: 'Зашифровані сторінки називають основною адресу без шифрування: {n} з {of} переглянутих',
      consequence:
        'Пошуковикам кажуть показувати адреси, які лише ведуть на інші: частина ваги втрачається, а деякі показують магазин як небезпечний.',
      name: 'Вкажіть адресу магазину з `https://` у налаштуваннях платформи й пошукайте `http://` у темі та SEO-модулі.',
    },
  }),
  options: [{ does: 'name', effort: 'minutes', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls'],
});
