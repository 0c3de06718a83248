import { words } from '#core/words';
import { check } from '../../check.ts';
import { Cannot } from '../../reasons.ts';
import { searchSeen } from './search-seen.ts';

export default check({
  area: 'shop',
  severity: 'high',
  needs: ['shopping'],
  also: ['searching'],
  judge({ shopping, searching }) {
    const search = searchSeen(shopping, searching);
    const answered = search?.tries.filter(({ status }) => status === 200) ?? [];
    const clear = answered.filter(({ outcome }) => outcome !== 'unclear');
    if (answered.length > 0 && clear.length === 0) throw new Cannot('search_silent');
    if (clear.length === 0) return null;
    const empty = clear.filter(({ outcome }) => outcome === 'nothing');
    if (empty.length === 0) return [];
    const severity = empty.length === answered.length && empty.length > 1 ? ('high' as const) : ('low' as const);
    return [
      {
        about: '',
        severity,
        values: { words: empty[0]!.words, name: search!.product.name },
        evidence: [
          ...empty.map(({ url, words: sought }) => ({ url, quote: `${sought}: 0` })),
          { url: search!.product.url, quote: search!.product.name },
        ],
      },
    ];
  },
  words: words({
    en: {
      title: 'The search finds goods by their name',
      found: 'The search finds nothing for “{words}”, though the shop sells “{name}”',
      consequence:
        'Customers who search know what they want and buy most often; the shop tells them that it does not have it.',
      index:
        'Build the index of the search anew and look whether its schedule runs; then set it to look for parts of words too.',
    },
    ru: {
      title: 'Поиск находит товары по названию',
      found: 'Поиск не находит ничего по запросу «{words}», хотя магазин продаёт «{name}»',
      consequence: 'Кто ищет, тот знает, чего хочет, и покупает чаще всех; магазин говорит ему, что этого нет.',
      index:
        'Постройте индекс поиска заново и проверьте, выполняется ли его расписание; затем включите поиск по частям слов.',
    },
    uk: {
      title: 'Пошук знаходить товари за назвою',
      found: 'Пошук не знаходить нічого за запитом «{words}», хоча магазин продає «{name}»',
      consequence: 'Хто шукає, той знає, чого хоче, і купує найчастіше; магазин каже йому, що цього немає.',
      index:
        'Побудуйте індекс пошуку заново й перевірте, чи виконується його розклад; потім увімкніть пошук за частинами слів.',
    },
  }),
  options: [{ does: 'index', effort: 'hours', risk: 'low' }],
  references: ['https://baymard.com/blog/ecommerce-search-query-types'],
});
