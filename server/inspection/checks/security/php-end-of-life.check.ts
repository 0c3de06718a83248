import { words } from '#core/words';
import { check } from '../../check.ts';
import { endOfLife } from './end-of-life.ts';

export default check({
  area: 'security',
  severity: 'high',
  needs: ['pages', 'site'],
  judge({ pages, site }) {
    const shown = pages.flatMap(({ fetched }) => {
      const written = `${fetched.headers['x-powered-by'] ?? ''} ${fetched.headers['server'] ?? ''}`;
      const found = /\bPHP\/(\d[\w.+~:-]*)/i.exec(written);
      return found ? [{ version: found[1]!, evidence: { url: fetched.url, quote: found[0] } }] : [];
    })[0];
    return shown ? endOfLife({ product: 'php', ...shown }, site.finishedAt, 'high') : null;
  },
  words: words({
    en: {
      title: 'PHP still gets security fixes',
      found: 'PHP {version}: the last day of security fixes is {day} (dates as of {written})',
      consequence:
        'Holes that are found after that day stay open for everybody who reads of them; banks and insurers ask about it. Only where the hosting’s system mends this version itself is it different.',
      upgrade:
        'Try the shop on a copy with a supported PHP, update the modules that fail there, then switch at the hosting.',
      ask: 'Ask the hosting in writing whether its system still mends this PHP and until when, and plan the change for before that day.',
    },
    ru: {
      title: 'PHP ещё получает исправления безопасности',
      found: 'PHP {version}: последний день исправлений безопасности — {day} (даты по состоянию на {written})',
      consequence:
        'Уязвимости, найденные после этого дня, останутся открытыми для всех, кто о них прочтёт; банки и страховые об этом спрашивают. Иначе обстоит дело, только если эту версию исправляет сама система хостинга.',
      upgrade:
        'Проверьте магазин на копии с поддерживаемым PHP, обновите модули, которые там не работают, затем переключите версию на хостинге.',
      ask: 'Письменно спросите хостинг, исправляет ли его система этот PHP и до какого дня, и запланируйте переход раньше.',
    },
    uk: {
      title: 'PHP ще отримує виправлення безпеки',
      found: 'PHP {version}: останній день виправлень безпеки — {day} (дати станом на {written})',
      consequence:
        'Вразливості, знайдені після цього дня, залишаться відкритими для всіх, хто про них прочитає; банки та страхові про це питають. Інакше лише там, де цю версію виправляє сама система хостингу.',
      upgrade:
        'Перевірте магазин на копії з підтримуваним PHP, оновіть модулі, які там не працюють, потім перемкніть версію на хостингу.',
      ask: 'Письмово запитайте хостинг, чи виправляє його система цей PHP і до якого дня, і заплануйте перехід раніше.',
    },
  }),
  options: [
    { does: 'upgrade', effort: 'days', risk: 'high' },
    { does: 'ask', effort: 'minutes', risk: 'none' },
  ],
  references: ['https://www.php.net/supported-versions.php'],
});
