import { words } from '#core/words';
import { check } from '../../check.ts';
import { kilobytes, ownAssets, quoteOf } from './own-assets.ts';

/** Below this packing saves nothing. */
const SMALL = 1400;

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['pages', 'assets'],
  judge({ pages, assets }) {
    const texts = ownAssets(assets, pages).filter(({ kind }) => kind === 'script' || kind === 'style');
    const html = pages
      .filter(({ fetched }) => fetched.status === 200)
      .map(({ fetched }) => ({
        url: fetched.url,
        bytes: fetched.bytes,
        encoding: fetched.headers['content-encoding'],
      }));
    // An empty checkout shows the cart: the same page twice.
    const each = new Map([...texts, ...html].map((one) => [one.url, one])).values();
    const plain = [...each].filter(({ bytes, encoding }) => !encoding && (bytes ?? 0) > SMALL);
    if (plain.length === 0) return [];
    const sum = plain.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
    const evidence = plain.map(({ url, bytes }) => quoteOf(url, bytes));
    return [
      {
        about: '',
        severity: sum < 100_000 ? 'low' : 'medium',
        values: { n: plain.length, kb: kilobytes(sum) },
        evidence,
      },
    ];
  },
  words: words({
    en: {
      title: 'Texts are sent packed',
      found: '{n} {n|file is|files are} sent unpacked, {kb} KB',
      consequence:
        'Pages come three to five times heavier than need be: slow on phones, and paid for by the customer’s traffic.',
      pack: 'Turn on gzip or Brotli in the web server or CDN for HTML, CSS, JavaScript, SVG and JSON.',
    },
    ru: {
      title: 'Тексты передаются сжатыми',
      found: 'Без сжатия передаётся файлов: {n}, {kb} КБ',
      consequence:
        'Страницы в три–пять раз тяжелее, чем могли бы быть: медленно на телефонах, и трафик оплачивает покупатель.',
      pack: 'Включите gzip или Brotli на веб-сервере или CDN для HTML, CSS, JavaScript, SVG и JSON.',
    },
    uk: {
      title: 'Тексти передаються стисненими',
      found: 'Без стиснення передається файлів: {n}, {kb} КБ',
      consequence:
        'Сторінки в три–п’ять разів важчі, ніж могли б бути: повільно на телефонах, і трафік оплачує покупець.',
      pack: 'Увімкніть gzip або Brotli на вебсервері чи CDN для HTML, CSS, JavaScript, SVG і JSON.',
    },
  }),
  options: [{ does: 'pack', effort: 'minutes', risk: 'none' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Compression'],
});
