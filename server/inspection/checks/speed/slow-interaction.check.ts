import { words } from '#core/words';
import { median, REACTION } from '../../browser/reactions.ts';
import { check } from '../../check.ts';
import { Cannot } from '../../reasons.ts';

/** Slower than that on a page that does nothing, a machine says nothing of other pages. */
const OWN_MS = 50;
const FEWEST = 3;

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['searching', 'site'],
  judge({ searching, site }) {
    if (!searching) return null;
    const { own, typed, again } = searching.reactions;
    if (own === null) throw new Cannot('few_reactions', { n: 0 });
    if (own > OWN_MS) throw new Cannot('slow_machine', { ms: Math.round(own) });
    if (typed.length < FEWEST) throw new Cannot('few_reactions', { n: typed.length });
    if (median(typed) <= REACTION.good) return [];
    if (again === null || again.length < FEWEST || median(again) <= REACTION.good)
      throw new Cannot('uneven_reactions', { ms: Math.round(median(typed)) });
    const ms = Math.round(Math.min(median(typed), median(again)));
    return [
      {
        about: '',
        severity: ms > REACTION.poor ? 'medium' : 'low',
        values: { ms, own: Math.round(own) },
        evidence: [typed, again].map((keys) => ({
          url: site.reached!.url,
          quote: `${keys.map(Math.round).slice(0, 20).join(', ')} ms`,
        })),
      },
    ];
  },
  words: words({
    en: {
      title: 'Pages show at once what is typed into the search',
      found:
        'A key typed into the search shows only after {ms} ms, in the laboratory: on the machine of this audit, which takes {own} ms for a bare page',
      consequence:
        'The shop seems to hang under the hands of customers, on their phones several times longer. Google counts what takes over 200 ms against the page (INP).',
      lighten:
        'Record typing with the performance panel of the browser: mostly a script does too much at each key. Let it wait until typing pauses, and do less at once.',
    },
    ru: {
      title: 'Страницы сразу показывают то, что вводят в поиск',
      found:
        'Нажатая в поиске клавиша видна только через {ms} мс — в лаборатории, на машине этого аудита, которой для пустой страницы нужно {own} мс',
      consequence:
        'Магазин словно зависает под руками покупателя, на телефоне — в несколько раз дольше. Всё, что дольше 200 мс, Google ставит странице в минус (INP).',
      lighten:
        'Запишите ввод на панели производительности браузера: чаще всего скрипт делает слишком много на каждую клавишу. Пусть он ждёт паузы во вводе и делает за раз меньше.',
    },
    uk: {
      title: 'Сторінки одразу показують те, що вводять у пошук',
      found:
        'Натиснуту в пошуку клавішу видно лише через {ms} мс — у лабораторії, на машині цього аудиту, якій для порожньої сторінки потрібно {own} мс',
      consequence:
        'Магазин ніби зависає під руками покупця, на телефоні — у кілька разів довше. Усе, що довше за 200 мс, Google ставить сторінці в мінус (INP).',
      lighten:
        'Запишіть введення на панелі продуктивності браузера: найчастіше скрипт робить забагато на кожну клавішу. Нехай він чекає паузи у введенні й робить за раз менше.',
    },
  }),
  options: [{ does: 'lighten', effort: 'hours', risk: 'low' }],
  references: ['https://web.dev/articles/inp', 'https://web.dev/articles/optimize-inp'],
});
