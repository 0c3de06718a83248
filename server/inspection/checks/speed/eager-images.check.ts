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
      const eager = images.filter((image) => !image.lazy).length;
      if (images.length < 15 || eager < images.length * 0.7) return [];
      return [
        {
          about: kind,
          values: { url, n: eager, all: images.length },
          evidence: [{ url, quote: `${eager} / ${images.length} <img>` }],
        },
      ];
    }),
  words: words({
    en: {
      title: 'Pictures further down wait until they are scrolled to',
      found: '{url} loads {n} of {all} pictures at once',
      consequence: 'What nobody sees yet takes the line away from what the customer waits for.',
      lazy: 'Write `loading="lazy"` on pictures below the first screen (not on the main one); most themes have a setting for it.',
    },
    ru: {
      title: 'Картинки ниже по странице ждут прокрутки',
      found: '{url} загружает сразу картинок: {n} из {all}',
      consequence: 'То, чего ещё никто не видит, отнимает канал у того, чего ждёт покупатель.',
      lazy: 'Поставьте `loading="lazy"` картинкам ниже первого экрана (но не главной); в большинстве тем для этого есть настройка.',
    },
    uk: {
      title: 'Зображення нижче на сторінці чекають прокручування',
      found: '{url} завантажує одразу зображень: {n} з {all}',
      consequence: 'Те, чого ще ніхто не бачить, забирає канал у того, на що чекає покупець.',
      lazy: 'Поставте `loading="lazy"` зображенням нижче першого екрана (але не головному); у більшості тем для цього є налаштування.',
    },
  }),
  options: [{ does: 'lazy', effort: 'hours', risk: 'low' }],
  references: ['https://web.dev/articles/browser-level-image-lazy-loading'],
});
