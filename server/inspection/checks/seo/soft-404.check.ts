import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['exposed'],
  judge({ exposed: { nowhere } }) {
    const answered = nowhere.filter(({ status }) => status > 0);
    if (answered.length === 0) return null;
    const fooled = answered.find(({ status, type, bytes }) => status === 200 && bytes > 0 && /html|^$/i.test(type));
    if (!fooled) return [];
    const led = fooled.endsAt === fooled.url ? '' : ` → ${fooled.endsAt}`;
    return [{ about: '', evidence: [{ url: fooled.url, quote: `HTTP 200${led}` }] }];
  },
  words: words({
    en: {
      title: 'Pages that do not exist are answered with 404',
      found: 'An address that does not exist is answered as if it were a page',
      consequence:
        'Search engines fill up with copies of nothing, pages of goods that are gone stay listed, and nobody notices dead links.',
      answer:
        'Answer 404 where there is no page, or 410 where it is gone for good; show the menu and the search on it. Do not lead everything to the home page.',
    },
    ru: {
      title: 'На несуществующие страницы отвечают 404',
      found: 'Несуществующий адрес отвечает так, будто это страница',
      consequence:
        'Поисковики набирают копии пустоты, страницы снятых товаров остаются в поиске, и никто не замечает мёртвых ссылок.',
      answer:
        'Отвечайте 404 там, где страницы нет, или 410, если её убрали навсегда; покажите на ней меню и поиск. Не ведите всё на главную.',
    },
    uk: {
      title: 'На неіснуючі сторінки відповідають 404',
      found: 'Неіснуюча адреса відповідає так, ніби це сторінка',
      consequence:
        'Пошуковики набирають копії порожнечі, сторінки знятих товарів лишаються в пошуку, і ніхто не помічає мертвих посилань.',
      answer:
        'Відповідайте 404 там, де сторінки немає, або 410, якщо її прибрали назавжди; покажіть на ній меню та пошук. Не ведіть усе на головну.',
    },
  }),
  options: [{ does: 'answer', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/http-network-errors'],
});
