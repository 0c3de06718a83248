import { words } from '#core/words';
import { check } from '../../check.ts';
import { isView, pagesOf } from '../crawled.ts';

export default check({
  area: 'shop',
  severity: 'high',
  stopsSales: true,
  needs: ['crawl', 'site'],
  judge({ crawl, site }) {
    const pages = pagesOf(crawl).filter((page) => !isView(page));
    const lists = pages.filter(({ kind }) => kind === 'category');
    if (lists.length === 0) return null;
    const hasGoods = site.pages.some(({ kind }) => kind === 'product') || pages.some(({ kind }) => kind === 'product');
    // One list may be empty by rights, and a new shop has few.
    if (hasGoods || lists.length < 2 || !lists.every(({ facts }) => facts.saysNothing)) return [];
    const evidence = lists.slice(0, 5).map(({ url, facts }) => ({ url, quote: facts.heading ?? facts.title ?? '–' }));
    return [{ about: '', values: { n: lists.length }, evidence }];
  },
  words: words({
    en: {
      title: 'Lists of goods show goods',
      found: 'All {n} {n|list|lists} of goods that were opened {n|says|say} that there are none',
      consequence: 'Customers see categories without a single product, and leave: nobody buys.',
      mend: 'Look whether the index of the catalogue and its search server are up (Magento: `bin/magento indexer:status`, and OpenSearch under Stores → Configuration → Catalog → Catalog Search), whether stock or visibility was changed by an import, then empty the page cache.',
    },
    ru: {
      title: 'Списки товаров показывают товары',
      found: 'Во всех открытых списках товаров ({n}) сказано, что товаров нет',
      consequence: 'Покупатели видят категории без единого товара и уходят: никто не купит.',
      mend: 'Проверьте, работают ли индекс каталога и его поисковый сервер (Magento: `bin/magento indexer:status` и OpenSearch в Stores → Configuration → Catalog → Catalog Search), не изменил ли импорт наличие или видимость, затем очистите кеш страниц.',
    },
    uk: {
      title: 'Списки товарів показують товари',
      found: 'У всіх відкритих списках товарів ({n}) сказано, що товарів немає',
      consequence: 'Покупці бачать категорії без жодного товару й ідуть: ніхто не купить.',
      mend: 'Перевірте, чи працюють індекс каталогу та його пошуковий сервер (Magento: `bin/magento indexer:status` і OpenSearch у Stores → Configuration → Catalog → Catalog Search), чи не змінив імпорт наявність або видимість, потім очистіть кеш сторінок.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: [
    'https://experienceleague.adobe.com/en/docs/commerce-operations/configuration-guide/cli/manage-indexers',
  ],
});
