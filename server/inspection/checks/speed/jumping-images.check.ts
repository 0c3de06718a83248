import { words } from '#core/words';
import { check } from '../../check.ts';
import { imagesOf } from './images.ts';

export default check({
  area: 'speed',
  severity: 'low',
  needs: ['pages'],
  judge: ({ pages }) =>
    pages.flatMap(({ kind, fetched: { url, text } }) => {
      const images = imagesOf(text);
      const loose = images.filter((image) => !image.sized).length;
      if (loose < 5 || loose < images.length * 0.5) return [];
      return [
        {
          about: kind,
          values: { url, n: loose, all: images.length },
          evidence: [{ url, quote: `${loose} / ${images.length} <img>` }],
        },
      ];
    }),
  words: words({
    en: {
      title: 'Pages do not jump while pictures load',
      found: '{url} has {n} of {all} pictures without a size',
      consequence: 'The page jumps while it loads: customers press what they did not mean to.',
      size: 'Write `width` and `height` on pictures (or `aspect-ratio` in the style), so that their place is kept.',
    },
    ru: {
      title: 'Страницы не прыгают при загрузке картинок',
      found: '{url}: без размеров картинок {n} из {all}',
      consequence: 'Страница прыгает при загрузке: покупатели нажимают не то, что хотели.',
      size: 'Укажите картинкам `width` и `height` (или `aspect-ratio` в стиле), чтобы место для них было оставлено.',
    },
    uk: {
      title: 'Сторінки не стрибають під час завантаження зображень',
      found: '{url}: без розмірів зображень {n} з {all}',
      consequence: 'Сторінка стрибає під час завантаження: покупці натискають не те, що хотіли.',
      size: 'Вкажіть зображенням `width` і `height` (або `aspect-ratio` у стилі), щоб місце для них було залишено.',
    },
  }),
  options: [{ does: 'size', effort: 'hours', risk: 'low' }],
  references: ['https://web.dev/articles/optimize-cls'],
});
