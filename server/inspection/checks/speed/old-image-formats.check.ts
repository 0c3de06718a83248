import { words } from '#core/words';
import { check } from '../../check.ts';
import { kilobytes, quoteOf } from './own-assets.ts';

export default check({
  area: 'speed',
  severity: 'low',
  needs: ['assets'],
  judge({ assets }) {
    const images = assets.filter(({ kind, status }) => kind === 'image' && status === 200);
    const old = images.filter(({ type, bytes }) => /^image\/(?:jpe?g|png|gif)/i.test(type) && (bytes ?? 0) > 30_000);
    if (images.length === 0) return null;
    const sum = old.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
    if (sum < 300_000) return [];
    const evidence = old.map(({ url, bytes }) => quoteOf(url, bytes));
    return [{ about: '', values: { n: old.length, kb: kilobytes(sum) }, evidence }];
  },
  words: words({
    en: {
      title: 'Pictures are in modern formats',
      found: '{n} {n|picture is|pictures are} JPEG, PNG or GIF, {kb} KB',
      consequence: 'WebP and AVIF show the same in a third to half of the weight.',
      convert: 'Let the shop or the CDN convert pictures to WebP or AVIF for browsers that know them; nearly all do.',
    },
    ru: {
      title: 'Картинки в современных форматах',
      found: 'В форматах JPEG, PNG или GIF картинок: {n}, {kb} КБ',
      consequence: 'WebP и AVIF показывают то же самое при весе втрое–вдвое меньше.',
      convert:
        'Пусть магазин или CDN переводит картинки в WebP или AVIF для браузеров, которые их знают; это почти все.',
    },
    uk: {
      title: 'Зображення в сучасних форматах',
      found: 'У форматах JPEG, PNG або GIF зображень: {n}, {kb} КБ',
      consequence: 'WebP і AVIF показують те саме за ваги втричі–вдвічі меншої.',
      convert: 'Хай магазин або CDN перетворює зображення на WebP або AVIF для браузерів, які їх знають; це майже всі.',
    },
  }),
  options: [{ does: 'convert', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/Media/Guides/Formats/Image_types'],
});
