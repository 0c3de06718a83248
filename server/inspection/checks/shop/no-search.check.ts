import { words } from '#core/words';
import { check } from '../../check.ts';
import { unlessByScripts } from '../by-scripts.ts';
import { lacking } from '../lacking.ts';

export default check({
  area: 'shop',
  severity: 'low',
  needs: ['site', 'shopping', 'pages'],
  also: ['searching'],
  judge({ site, shopping: { search }, pages, searching }) {
    if (searching) return [];
    if (search?.tries.some(({ outcome, status }) => outcome !== 'unclear' || status >= 500)) return [];
    const found = lacking(site, 'search');
    if (found?.length) unlessByScripts({ pages });
    return found;
  },
  words: words({
    en: {
      title: 'The shop can be searched',
      found: 'We found no search: the home page has no form for it, and there is none at the usual place',
      consequence: 'Customers who know what they want have to go through the catalogue, and some give up.',
      add: 'Put the search of the platform into the header of every page, as a form that works without scripts too.',
    },
    ru: {
      title: 'В магазине есть поиск',
      found: 'Мы не нашли поиска: на главной нет его формы, и на обычном месте его нет',
      consequence: 'Покупателям, которые знают, чего хотят, приходится листать каталог, и часть из них сдаётся.',
      add: 'Поставьте поиск платформы в шапку каждой страницы — формой, которая работает и без скриптов.',
    },
    uk: {
      title: 'У магазині є пошук',
      found: 'Ми не знайшли пошуку: на головній немає його форми, і на звичайному місці його немає',
      consequence: 'Покупцям, які знають, чого хочуть, доводиться гортати каталог, і частина з них здається.',
      add: 'Поставте пошук платформи в шапку кожної сторінки — формою, яка працює й без скриптів.',
    },
  }),
  options: [{ does: 'add', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/search'],
});
