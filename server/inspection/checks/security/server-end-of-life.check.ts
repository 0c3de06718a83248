import { words } from '#core/words';
import { check } from '../../check.ts';
import { endOfLife } from './end-of-life.ts';

export default check({
  area: 'security',
  severity: 'low',
  needs: ['pages', 'site'],
  judge({ pages, site }) {
    const { url, headers } = pages[0]!.fetched;
    const [quote, name, version] = /\b(nginx|Apache)\/(\d[\w.-]*)(?: \([^)]*\))?/i.exec(headers['server'] ?? '') ?? [];
    if (quote === undefined) return null;
    const product = name!.toLowerCase() === 'nginx' ? 'nginx' : 'apache';
    return endOfLife({ product, version: version!, evidence: { url, quote } }, site.finishedAt, 'low');
  },
  words: words({
    en: {
      title: 'The web server still gets security fixes',
      found: '{name} {version}: the last day for which its makers promise fixes is {day} (dates as of {written})',
      consequence:
        'Every visitor speaks with this program first. Holes found after that day are mended only where the hosting’s system does it by itself, and this does not show from outside.',
      ask: 'Ask whoever runs the server whether its system still mends this version; where nobody can say so, move to a system that is kept up.',
    },
    ru: {
      title: 'Веб-сервер ещё получает исправления безопасности',
      found:
        '{name} {version}: последний день, на который разработчики обещают исправления, — {day} (даты по состоянию на {written})',
      consequence:
        'Каждый посетитель соединяется сначала с этой программой. Уязвимости, найденные после этого дня, исправлены, только если это делает сама система хостинга, а снаружи это не видно.',
      ask: 'Спросите того, кто ведёт сервер, исправляет ли его система эту версию; если никто не может подтвердить, переезжайте на поддерживаемую систему.',
    },
    uk: {
      title: 'Вебсервер ще отримує виправлення безпеки',
      found:
        '{name} {version}: останній день, на який розробники обіцяють виправлення, — {day} (дати станом на {written})',
      consequence:
        'Кожен відвідувач з’єднується спершу з цією програмою. Вразливості, знайдені після цього дня, виправлені лише там, де це робить сама система хостингу, а ззовні цього не видно.',
      ask: 'Запитайте того, хто веде сервер, чи виправляє його система цю версію; якщо ніхто не може підтвердити, переїжджайте на підтримувану систему.',
    },
  }),
  options: [{ does: 'ask', effort: 'hours', risk: 'medium' }],
  references: ['https://nginx.org/en/download.html', 'https://httpd.apache.org/'],
});
