import { words } from '#core/words';
import { check } from '../../check.ts';
import { kilobytes, quoteOf } from './own-assets.ts';

const HEAVY = 300_000;

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['assets'],
  judge({ assets }) {
    const images = assets.filter(({ kind, status }) => kind === 'image' && status === 200);
    if (images.length === 0) return null;
    const heavy = images.filter(({ bytes }) => bytes === null || bytes > HEAVY);
    if (heavy.length === 0) return [];
    const sum = heavy.reduce((all, { bytes }) => all + (bytes ?? 3_000_000), 0);
    const evidence = heavy.map(({ url, bytes }) => quoteOf(url, bytes));
    return [
      {
        about: '',
        severity: sum > 3_000_000 ? 'high' : 'medium',
        values: { n: heavy.length, kb: kilobytes(sum) },
        evidence,
      },
    ];
  },
  words: words({
    en: {
      title: 'Pictures are no heavier than need be',
      found: '{n} {n|picture is|pictures are} heavier than 300 KB, {kb} KB together',
      consequence: 'On a phone these pictures alone take seconds; many customers leave before they see them.',
      shrink:
        'Scale pictures to the size in which they are shown, save them as WebP or AVIF, and let the shop do it for new ones (an image module or the CDN).',
    },
    ru: {
      title: 'Картинки не тяжелее, чем нужно',
      found: 'Картинок тяжелее 300 КБ: {n}, вместе {kb} КБ',
      consequence: 'На телефоне одни эти картинки занимают секунды; многие покупатели уходят, не увидев их.',
      shrink:
        'Уменьшите картинки до размера показа, сохраните в WebP или AVIF, а для новых пусть это делает магазин (модуль изображений или CDN).',
    },
    uk: {
      title: 'Зображення не важчі, ніж потрібно',
      found: 'Зображень, важчих за 300 КБ: {n}, разом {kb} КБ',
      consequence: 'На телефоні самі ці зображення займають секунди; багато покупців ідуть, не побачивши їх.',
      shrink:
        'Зменште зображення до розміру показу, збережіть у WebP або AVIF, а для нових хай це робить магазин (модуль зображень або CDN).',
    },
  }),
  options: [{ does: 'shrink', effort: 'hours', risk: 'low' }],
  references: ['https://web.dev/articles/fast#optimize_your_images'],
});
