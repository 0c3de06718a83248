import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['site', 'walk'],
  judge({ site, walk }) {
    if (!walk) return null;
    if (site.pages.some(({ kind }) => kind === 'product')) return [];
    const { url, name } = walk.product;
    return [
      {
        about: '',
        values: { name },
        evidence: [
          { url: site.reached!.url, quote: 'product: –' },
          { url, quote: name },
        ],
      },
    ];
  },
  words: words({
    en: {
      title: 'Goods can be found without scripts',
      found:
        'Only a browser came to a product (“{name}”): lists of goods are filled in by scripts, and no sitemap names the goods',
      consequence:
        'Search engines run scripts late and not always, those of comparison sites and assistants mostly not at all: goods are listed late or never.',
      name: 'Name all categories and goods in a sitemap, and the sitemap in robots.txt; it is the quickest help.',
      link: 'Let the server send the menu and the lists of goods as plain links.',
    },
    ru: {
      title: 'Товары можно найти и без скриптов',
      found:
        'К товару («{name}») пришёл только браузер: списки товаров заполняют скрипты, а карта сайта товаров не называет',
      consequence:
        'Поисковики выполняют скрипты поздно и не всегда, сервисы сравнения цен и помощники — чаще никогда: товары попадают в поиск поздно или не попадают.',
      name: 'Назовите все категории и товары в карте сайта, а её — в robots.txt: это помогает быстрее всего.',
      link: 'Пусть сервер отдаёт меню и списки товаров обычными ссылками.',
    },
    uk: {
      title: 'Товари можна знайти й без скриптів',
      found:
        'До товару («{name}») прийшов лише браузер: списки товарів заповнюють скрипти, а карта сайту товарів не називає',
      consequence:
        'Пошуковики виконують скрипти пізно й не завжди, сервіси порівняння цін і помічники — здебільшого ніколи: товари потрапляють у пошук пізно або не потрапляють.',
      name: 'Назвіть усі категорії й товари в карті сайту, а її — у robots.txt: це допомагає найшвидше.',
      link: 'Хай сервер віддає меню та списки товарів звичайними посиланнями.',
    },
  }),
  options: [
    { does: 'name', effort: 'minutes', risk: 'none' },
    { does: 'link', effort: 'days', risk: 'medium' },
  ],
  references: ['https://developers.google.com/search/docs/crawling-indexing/links-crawlable'],
});
