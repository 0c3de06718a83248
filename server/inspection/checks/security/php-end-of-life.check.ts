import { words } from '#core/words';
import { check } from '../../check.ts';

/** Last day of security fixes. Source: https://www.php.net/supported-versions.php and its page of unsupported branches. */
const ends: readonly [branch: string, day: string][] = [
  ['7.4', '2022-11-28'],
  ['8.0', '2023-11-26'],
  ['8.1', '2025-12-31'],
  ['8.2', '2026-12-31'],
  ['8.3', '2027-12-31'],
  ['8.4', '2028-12-31'],
];
const number = (branch: string): number => {
  const [major = 0, minor = 0] = branch.split('.').map(Number);
  return major * 100 + minor;
};

export default check({
  area: 'security',
  severity: 'high',
  needs: ['pages', 'site'],
  judge({ pages, site }) {
    const shown = pages.flatMap(({ fetched }) => {
      const written = `${fetched.headers['x-powered-by'] ?? ''} ${fetched.headers['server'] ?? ''}`;
      const version = /\bPHP\/(\d+\.\d+)(?:\.\d+)?/i.exec(written);
      return version ? [{ url: fetched.url, quote: version[0], branch: version[1]! }] : [];
    })[0];
    if (!shown) return null;
    const { url, quote, branch } = shown;
    const known = ends.find(([one]) => one === branch);
    const day = known?.[1] ?? (number(branch) < number(ends[0]![0]) ? ends[0]![1] : null);
    if (day === null || Date.parse(day) > site.finishedAt) return [];
    return [{ about: '', values: { branch, day }, evidence: [{ url, quote }] }];
  },
  words: words({
    en: {
      title: 'PHP still gets security fixes',
      found: 'PHP {branch} gets no security fixes any more (since {day} at the latest)',
      consequence:
        'Holes that are found from now on stay open for everybody who reads of them; banks and insurers ask about it.',
      upgrade:
        'Try the shop on a copy with a supported PHP, update the modules that fail there, then switch at the hosting.',
    },
    ru: {
      title: 'PHP ещё получает исправления безопасности',
      found: 'PHP {branch} больше не получает исправлений безопасности (самое позднее с {day})',
      consequence:
        'Найденные теперь уязвимости останутся открытыми для всех, кто о них прочтёт; банки и страховые об этом спрашивают.',
      upgrade:
        'Проверьте магазин на копии с поддерживаемым PHP, обновите модули, которые там не работают, затем переключите версию на хостинге.',
    },
    uk: {
      title: 'PHP ще отримує виправлення безпеки',
      found: 'PHP {branch} більше не отримує виправлень безпеки (щонайпізніше з {day})',
      consequence:
        'Знайдені тепер вразливості залишаться відкритими для всіх, хто про них прочитає; банки та страхові про це питають.',
      upgrade:
        'Перевірте магазин на копії з підтримуваним PHP, оновіть модулі, які там не працюють, потім перемкніть версію на хостингу.',
    },
  }),
  options: [{ does: 'upgrade', effort: 'days', risk: 'high' }],
  references: ['https://www.php.net/supported-versions.php'],
});
