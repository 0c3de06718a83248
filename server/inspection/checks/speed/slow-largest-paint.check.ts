import { words } from '#core/words';
import { check } from '../../check.ts';
import { onItsPlatform, platformOf } from '../on-its-platform.ts';
import { above, evidenceOf, severityOf, tenths } from './measured-pages.ts';
import { imageWays } from './platform-ways.ts';

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['speed', 'site'],
  judge({ speed, site }) {
    const slow = above(speed, 'lcp');
    if (slow.length === 0) return [];
    const values = {
      ...platformOf(site),
      n: slow.length,
      seconds: tenths(slow[0]!.spread.lcp.median),
    };
    return [{ about: '', severity: severityOf(slow, 'lcp'), values, evidence: evidenceOf(slow, 'lcp') }];
  },
  words: words({
    en: {
      title: 'The main thing of a page is there within 2.5 s',
      found: 'The main thing of a page takes up to {seconds} s to appear ({n} {n|measurement|measurements} over 2.5 s)',
      consequence:
        'Until then customers look at an empty or half-built page, and some leave. Measured in a laboratory with a slow phone and line; your customers may have it better or worse.',
      lighten:
        'Find the largest picture or text of the page: load it first (`fetchpriority="high"`, never `loading="lazy"`), make it lighter, and let no style or script stand in its way.',
      ...imageWays.en,
    },
    ru: {
      title: 'Главное на странице появляется за 2,5 с',
      found: 'Главное на странице появляется за {seconds} с ({n} {n|замер|замера|замеров} дольше 2,5 с)',
      consequence:
        'До этого покупатели смотрят на пустую или недостроенную страницу, и некоторые уходят. Измерено в лаборатории с медленным телефоном и связью; у ваших покупателей может быть лучше или хуже.',
      lighten:
        'Найдите самую большую картинку или текст страницы: загружайте первыми (`fetchpriority="high"`, никогда `loading="lazy"`), облегчите, и пусть им не мешают стили и скрипты.',
      ...imageWays.ru,
    },
    uk: {
      title: 'Головне на сторінці з’являється за 2,5 с',
      found: 'Головне на сторінці з’являється за {seconds} с ({n} {n|замір|заміри|замірів} довше за 2,5 с)',
      consequence:
        'До того покупці дивляться на порожню чи недобудовану сторінку, і дехто йде. Виміряно в лабораторії з повільним телефоном і зв’язком; у ваших покупців може бути краще або гірше.',
      lighten:
        'Знайдіть найбільше зображення або текст сторінки: завантажуйте першими (`fetchpriority="high"`, ніколи `loading="lazy"`), полегшіть, і хай їм не заважають стилі та скрипти.',
      ...imageWays.uk,
    },
  }),
  options: [{ does: 'lighten', effort: 'hours', risk: 'low' }, ...onItsPlatform('hours', 'low')],
  references: ['https://web.dev/articles/optimize-lcp'],
});
