import { words } from '#core/words';
import { check } from '../../check.ts';
import { onItsPlatform, platformOf } from '../on-its-platform.ts';
import { kilobytes, wouldBe } from './own-assets.ts';
import { imageWays } from './platform-ways.ts';

const MUCH = 200_000;

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['speed', 'site'],
  judge({ speed, site }) {
    const byUrl = new Map(speed.pages.flatMap(({ seen }) => seen.oversize).map((one) => [one.url, one]));
    const images = [...byUrl.values()].sort((a, b) => b.wasted - a.wasted);
    const sum = images.reduce((all, { wasted }) => all + wasted, 0);
    if (sum < MUCH) return [];
    const evidence = images.map(({ url, bytes, wasted }) => ({
      url,
      quote: wouldBe(bytes, wasted),
    }));
    const values = { ...platformOf(site), n: images.length, kb: kilobytes(sum) };
    return [{ about: '', severity: sum < 1_000_000 ? 'low' : 'medium', values, evidence }];
  },
  words: words({
    en: {
      title: 'Pictures are sent in the size in which they are shown',
      found: '{n} {n|picture is|pictures are} sent larger than shown: {kb} KB too much',
      consequence: 'Customers wait for points of a picture that nobody can see.',
      resize: 'Offer several sizes with `srcset` and `sizes`, and scale pictures when they are uploaded.',
      ...imageWays.en,
    },
    ru: {
      title: 'Картинки отдаются в том размере, в котором показываются',
      found: 'Картинок, отданных крупнее показа: {n}, лишних {kb} КБ',
      consequence: 'Покупатели ждут точки картинки, которых никто не увидит.',
      resize: 'Предлагайте несколько размеров через `srcset` и `sizes` и уменьшайте картинки при загрузке на сайт.',
      ...imageWays.ru,
    },
    uk: {
      title: 'Зображення віддаються в тому розмірі, в якому показуються',
      found: 'Зображень, відданих більшими за показ: {n}, зайвих {kb} КБ',
      consequence: 'Покупці чекають на точки зображення, яких ніхто не побачить.',
      resize:
        'Пропонуйте кілька розмірів через `srcset` і `sizes` і зменшуйте зображення під час завантаження на сайт.',
      ...imageWays.uk,
    },
  }),
  options: [{ does: 'resize', effort: 'hours', risk: 'low' }, ...onItsPlatform('hours', 'low')],
  references: ['https://web.dev/articles/serve-responsive-images'],
});
