import { words } from '#core/words';
import { check } from '../../check.ts';
import { onItsPlatform, platformOf } from '../on-its-platform.ts';
import { above, evidenceOf, severityOf } from './measured-pages.ts';
import { scriptWays } from './platform-ways.ts';

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['speed', 'site'],
  judge({ speed, site }) {
    const blocked = above(speed, 'tbt');
    if (blocked.length === 0) return [];
    const values = { ...platformOf(site), n: blocked.length, ms: Math.round(blocked[0]!.spread.tbt.median) };
    return [{ about: '', severity: severityOf(blocked, 'tbt'), values, evidence: evidenceOf(blocked, 'tbt') }];
  },
  words: words({
    en: {
      title: 'Scripts do not keep pages from answering',
      found: 'Scripts keep a page from answering for up to {ms} ms while it loads',
      consequence:
        'Taps and typing wait that long. Customers feel it as INP, for which the limit is 200 ms; that needs real customers, so the laboratory’s blocking time stands in for it here.',
      split:
        'Find the scripts that run longest, load them when the page can already be used, and remove what nobody needs.',
      ...scriptWays.en,
    },
    ru: {
      title: 'Скрипты не мешают странице отвечать',
      found: 'При загрузке скрипты не дают странице отвечать до {ms} мс',
      consequence:
        'Столько ждут нажатия и ввод. Покупатели чувствуют это как INP с пределом 200 мс; для него нужны живые покупатели, поэтому здесь вместо него лабораторное время блокировки.',
      split:
        'Найдите скрипты, которые работают дольше всего, загружайте их, когда страницей уже можно пользоваться, и удалите ненужное.',
      ...scriptWays.ru,
    },
    uk: {
      title: 'Скрипти не заважають сторінці відповідати',
      found: 'Під час завантаження скрипти не дають сторінці відповідати до {ms} мс',
      consequence:
        'Стільки чекають натискання та введення. Покупці відчувають це як INP з межею 200 мс; для нього потрібні живі покупці, тому тут замість нього лабораторний час блокування.',
      split:
        'Знайдіть скрипти, що працюють найдовше, завантажуйте їх, коли сторінкою вже можна користуватися, і видаліть непотрібне.',
      ...scriptWays.uk,
    },
  }),
  options: [{ does: 'split', effort: 'days', risk: 'medium' }, ...onItsPlatform('hours', 'medium')],
  references: ['https://web.dev/articles/tbt', 'https://web.dev/articles/inp'],
});
