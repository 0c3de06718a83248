import { words } from '#core/words';
import { check } from '../../check.ts';
import { unlessByScripts } from '../by-scripts.ts';
import { lacking } from '../lacking.ts';

export default check({
  area: 'shop',
  severity: 'low',
  needs: ['site', 'pages'],
  judge({ site, pages }) {
    const found = lacking(site, 'product');
    if (found?.length) unlessByScripts({ pages });
    return found;
  },
  words: words({
    en: {
      title: 'From the home page one comes to a product',
      found: 'From the home page, its categories and the sitemap we came to no page of a product',
      consequence: 'Search engines go the same ways: goods that are listed by scripts alone may be missing in search.',
      link: 'Let categories and their goods be plain links in the page that the server sends, and name the goods in the sitemap.',
    },
    ru: {
      title: 'С главной страницы можно прийти к товару',
      found: 'С главной, из её категорий и по карте сайта мы не пришли ни к одной странице товара',
      consequence:
        'Поисковики ходят теми же путями: товары, которые показывают только скрипты, могут не попасть в поиск.',
      link: 'Пусть категории и их товары будут обычными ссылками на странице, которую отдаёт сервер, а товары — в карте сайта.',
    },
    uk: {
      title: 'З головної сторінки можна прийти до товару',
      found: 'З головної, з її категорій і за картою сайту ми не прийшли до жодної сторінки товару',
      consequence:
        'Пошуковики ходять тими самими шляхами: товари, які показують лише скрипти, можуть не потрапити в пошук.',
      link: 'Нехай категорії та їхні товари будуть звичайними посиланнями на сторінці, яку віддає сервер, а товари — у карті сайту.',
    },
  }),
  options: [{ does: 'link', effort: 'days', risk: 'medium' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/links-crawlable'],
});
