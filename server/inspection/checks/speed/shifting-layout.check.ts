import { words } from '#core/words';
import { check } from '../../check.ts';
import { above, evidenceOf, severityOf } from './measured-pages.ts';

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['speed'],
  judge({ speed }) {
    const shifting = above(speed, 'cls');
    if (shifting.length === 0) return [];
    const values = { n: shifting.length, worst: Math.round(shifting[0]!.spread.cls.median * 100) / 100 };
    return [{ about: '', severity: severityOf(shifting, 'cls'), values, evidence: evidenceOf(shifting, 'cls') }];
  },
  words: words({
    en: {
      title: 'Pages hold still while they load',
      found: 'Pages move while they load: up to {worst} where 0.1 is the limit',
      consequence: 'Customers tap the wrong thing because the right one has just moved; the shop looks careless.',
      hold: 'Give pictures, banners and embedded things their place before they come (`width` and `height`, or `aspect-ratio`), and put nothing above what is already shown.',
    },
    ru: {
      title: 'Страницы не прыгают при загрузке',
      found: 'Страницы прыгают при загрузке: до {worst} при допустимых 0,1',
      consequence: 'Покупатели нажимают не туда, потому что нужное только что сдвинулось; магазин выглядит небрежно.',
      hold: 'Заранее отводите место картинкам, баннерам и вставкам (`width` и `height` или `aspect-ratio`) и ничего не вставляйте над тем, что уже показано.',
    },
    uk: {
      title: 'Сторінки не стрибають під час завантаження',
      found: 'Сторінки стрибають під час завантаження: до {worst} за допустимих 0,1',
      consequence: 'Покупці натискають не туди, бо потрібне щойно зсунулося; магазин виглядає недбало.',
      hold: 'Заздалегідь відводьте місце зображенням, банерам і вставкам (`width` і `height` або `aspect-ratio`) і нічого не вставляйте над тим, що вже показано.',
    },
  }),
  options: [{ does: 'hold', effort: 'hours', risk: 'low' }],
  references: ['https://web.dev/articles/optimize-cls'],
});
