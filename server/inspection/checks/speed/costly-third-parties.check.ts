import { words } from '#core/words';
import { check } from '../../check.ts';
import { kilobytes } from './own-assets.ts';

const BLOCKING = 250;

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['speed'],
  judge({ speed }) {
    const worst = speed.pages
      .map(({ seen }) => seen.thirdParties)
      .map((parties) => ({ parties, ms: parties.reduce((sum, { blockingMs }) => sum + blockingMs, 0) }))
      .sort((a, b) => b.ms - a.ms)[0]!;
    if (worst.ms < BLOCKING) return [];
    const costly = worst.parties.filter(({ blockingMs }) => blockingMs > 0);
    const evidence = costly.map(({ name, bytes, blockingMs }) => ({
      quote: `${name}: ${blockingMs} ms, ${kilobytes(bytes)} KB`,
    }));
    return [{ about: '', values: { ms: worst.ms, who: costly[0]!.name }, evidence }];
  },
  words: words({
    en: {
      title: 'Other companies’ scripts cost little time',
      found: 'Scripts of other companies block a page for {ms} ms, most of all {who}',
      consequence: 'The shop waits for work that is not its own: chats, counters, advertising.',
      later: 'Remove what nobody uses; load chats at the first click and counters after the page is there.',
    },
    ru: {
      title: 'Сторонние скрипты отнимают мало времени',
      found: 'Скрипты сторонних компаний блокируют страницу на {ms} мс, больше всех {who}',
      consequence: 'Магазин ждёт чужую работу: чаты, счётчики, рекламу.',
      later: 'Удалите то, чем никто не пользуется; чаты загружайте по первому нажатию, счётчики после страницы.',
    },
    uk: {
      title: 'Сторонні скрипти забирають мало часу',
      found: 'Скрипти сторонніх компаній блокують сторінку на {ms} мс, найбільше {who}',
      consequence: 'Магазин чекає на чужу роботу: чати, лічильники, рекламу.',
      later:
        'Видаліть те, чим ніхто не користується; чати завантажуйте за першим натисканням, лічильники після сторінки.',
    },
  }),
  options: [{ does: 'later', effort: 'hours', risk: 'low' }],
  references: ['https://web.dev/articles/optimizing-content-efficiency-loading-third-party-javascript'],
});
