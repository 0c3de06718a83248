import { words } from '#core/words';
import { check } from '../../check.ts';
import { kilobytes, ownAssets, quoteOf } from './own-assets.ts';
import { lifetime } from './lifetime.ts';

/** Seconds. */
const WEEK = 7 * 86_400;

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['pages', 'assets', 'site'],
  judge({ pages, assets, site }) {
    const kept = ownAssets(assets, pages);
    if (kept.length === 0) return null;
    const short = kept.filter((asset) => lifetime(asset, site.finishedAt) < WEEK);
    const sum = short.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
    if (sum < 20_000) return [];
    const evidence = short.map(({ url, bytes, cacheControl }) => {
      const quote = quoteOf(url, bytes);
      return { ...quote, quote: `${quote.quote} · Cache-Control: ${cacheControl ?? '–'}` };
    });
    return [
      {
        about: '',
        severity: sum < 200_000 ? 'low' : 'medium',
        values: { n: short.length, kb: kilobytes(sum) },
        evidence,
      },
    ];
  },
  words: words({
    en: {
      title: 'Browsers keep scripts, styles and pictures',
      found: '{n} {n|file|files} ({kb} KB) must be loaded anew after less than a week',
      consequence: 'Customers who come back wait as long as those who come for the first time.',
      keep: 'Send `Cache-Control: public, max-age=31536000, immutable` for files whose address changes with their content, a month for others.',
    },
    ru: {
      title: 'Браузеры хранят скрипты, стили и картинки',
      found: 'Меньше недели хранится файлов: {n} ({kb} КБ)',
      consequence: 'Вернувшиеся покупатели ждут столько же, сколько пришедшие впервые.',
      keep: 'Отдавайте `Cache-Control: public, max-age=31536000, immutable` для файлов, адрес которых меняется вместе с содержимым, и месяц для остальных.',
    },
    uk: {
      title: 'Браузери зберігають скрипти, стилі та зображення',
      found: 'Менш ніж тиждень зберігається файлів: {n} ({kb} КБ)',
      consequence: 'Покупці, що повернулися, чекають стільки ж, скільки ті, хто прийшов уперше.',
      keep: 'Віддавайте `Cache-Control: public, max-age=31536000, immutable` для файлів, адреса яких змінюється разом із вмістом, і місяць для решти.',
    },
  }),
  options: [{ does: 'keep', effort: 'minutes', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching'],
});
