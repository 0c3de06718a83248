import { words } from '#core/words';
import { check } from '../../check.ts';
import { kilobytes, ownAssets, quoteOf } from './own-assets.ts';

export default check({
  area: 'speed',
  severity: 'low',
  needs: ['pages', 'assets'],
  judge({ pages, assets }) {
    const texts = ownAssets(assets, pages).filter(({ kind }) => kind === 'script' || kind === 'style');
    if (texts.length === 0) return null;
    const spacious = texts.filter((asset) => asset.spacious);
    const sum = spacious.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
    if (sum < 20_000) return [];
    const evidence = spacious.map(({ url, bytes }) => quoteOf(url, bytes));
    return [{ about: '', values: { n: spacious.length, kb: kilobytes(sum) }, evidence }];
  },
  words: words({
    en: {
      title: 'Scripts and styles are minified',
      found: '{n} {n|script or style is|scripts and styles are} not minified, {kb} KB',
      consequence: 'Browsers load and read white space and comments that nobody needs.',
      minify:
        'Turn on minifying in the shop (Magento: `bin/magento config:set dev/js/minify_files 1` and `dev/css/minify_files 1`, then deploy the static files anew: production mode alone does not; WooCommerce and others: the cache module) or in the build of the theme.',
    },
    ru: {
      title: 'Скрипты и стили минифицированы',
      found: 'Не минифицировано скриптов и стилей: {n}, {kb} КБ',
      consequence: 'Браузеры загружают и читают пробелы и комментарии, которые никому не нужны.',
      minify:
        'Включите минификацию в магазине (Magento: `bin/magento config:set dev/js/minify_files 1` и `dev/css/minify_files 1`, затем заново выложите статические файлы: одного режима production мало; WooCommerce и другие: модуль кеширования) или в сборке темы.',
    },
    uk: {
      title: 'Скрипти та стилі мініфіковано',
      found: 'Не мініфіковано скриптів і стилів: {n}, {kb} КБ',
      consequence: 'Браузери завантажують і читають пробіли та коментарі, які нікому не потрібні.',
      minify:
        'Увімкніть мініфікацію в магазині (Magento: `bin/magento config:set dev/js/minify_files 1` і `dev/css/minify_files 1`, потім заново викладіть статичні файли: самого режиму production замало; WooCommerce та інші: модуль кешування) або в збірці теми.',
    },
  }),
  options: [{ does: 'minify', effort: 'hours', risk: 'low' }],
  references: ['https://developer.chrome.com/docs/lighthouse/performance/unminified-javascript'],
});
