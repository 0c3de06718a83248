import { words } from '#core/words';
import { check } from '../../check.ts';
import { listed, shared } from '../crawled.ts';

const FAR = 4;

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    // Of a shop that was not walked to its end the shortest ways are not known.
    if (crawl.ended !== 'done') return null;
    const reached = listed(crawl).filter(({ depth }) => depth !== null);
    if (reached.length === 0) return null;
    const far = reached.filter(({ depth }) => depth! > FAR).toSorted((a, b) => b.depth! - a.depth!);
    return shared(far, reached.length, ({ url, depth }) => ({ url, quote: String(depth) }));
  },
  words: words({
    en: {
      title: 'Every page is four clicks from the home page at most',
      found: 'Pages lie more than four clicks from the home page: {n} of {of}',
      consequence: 'Hardly any customer clicks so far, and search engines visit such pages rarely.',
      near: 'Bring them nearer: more categories in the menu, more goods on a page of the list, links between kindred goods.',
    },
    ru: {
      title: 'До любой страницы не больше четырёх щелчков от главной',
      found: 'Страницы лежат дальше четырёх щелчков от главной: {n} из {of}',
      consequence: 'Так далеко почти никто не щёлкает, а поисковики заходят на такие страницы редко.',
      near: 'Приблизьте их: больше категорий в меню, больше товаров на странице списка, ссылки между похожими товарами.',
    },
    uk: {
      title: 'До будь-якої сторінки не більше чотирьох кліків від головної',
      found: 'Сторінки лежать далі ніж за чотири кліки від головної: {n} з {of}',
      consequence: 'Так далеко майже ніхто не клікає, а пошуковики заходять на такі сторінки рідко.',
      near: 'Наблизьте їх: більше категорій у меню, більше товарів на сторінці списку, посилання між схожими товарами.',
    },
  }),
  options: [{ does: 'near', effort: 'days', risk: 'low' }],
  references: [
    'https://developers.google.com/search/docs/specialty/ecommerce/help-google-understand-your-ecommerce-site-structure',
  ],
});
