import { gravest } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';
import { compareVersions, libraries } from './libraries.ts';

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['assets'],
  judge({ assets }) {
    const scripts = assets.filter(({ kind, status }) => kind === 'script' && status === 200);
    return libraries.flatMap(({ name, sign, holes }) => {
      const seen = scripts.flatMap(({ url }) => {
        const found = sign.exec(url.split('?')[0]!);
        const version = found?.slice(1).find((group) => group !== undefined);
        return version === undefined ? [] : [{ url, version }];
      });
      const open = seen.flatMap(({ url, version }) =>
        holes
          .filter(
            ({ below, from }) => compareVersions(version, below) < 0 && (!from || compareVersions(version, from) >= 0),
          )
          .map(({ cve, severity }) => ({ url, version, cve, severity })),
      );
      if (open.length === 0) return [];
      const versions = [...new Set(open.map(({ version }) => version))].join(', ');
      const cves = [...new Set(open.map(({ cve }) => cve))].join(', ');
      return [
        {
          about: name,
          severity: gravest(open.map(({ severity }) => severity)),
          values: { versions, cves },
          evidence: [...new Set(open.map(({ url }) => url))].map((url) => ({ url, quote: `${name} ${versions}` })),
        },
      ];
    });
  },
  words: words({
    en: {
      title: 'Script libraries have no known holes',
      found: '{about} {versions} has known holes: {cves}',
      consequence:
        'In an unlucky combination with a module or the theme, a prepared link runs a stranger’s script in the shop: it reads what customers type.',
      update:
        'Update the theme or module that brings the library; where it comes from the shop itself, update the platform. Try it on a copy first.',
    },
    ru: {
      title: 'В библиотеках скриптов нет известных уязвимостей',
      found: 'В {about} {versions} есть известные уязвимости: {cves}',
      consequence:
        'При неудачном сочетании с модулем или темой подготовленная ссылка запускает в магазине чужой скрипт: он читает то, что вводят покупатели.',
      update:
        'Обновите тему или модуль, который приносит библиотеку; если она от самого магазина, обновите платформу. Сначала на копии.',
    },
    uk: {
      title: 'У бібліотеках скриптів немає відомих вразливостей',
      found: 'У {about} {versions} є відомі вразливості: {cves}',
      consequence:
        'За невдалого поєднання з модулем чи темою підготовлене посилання запускає в магазині чужий скрипт: він читає те, що вводять покупці.',
      update:
        'Оновіть тему або модуль, який приносить бібліотеку; якщо вона від самого магазину, оновіть платформу. Спершу на копії.',
    },
  }),
  options: [{ does: 'update', effort: 'days', risk: 'medium' }],
  references: ['https://github.com/advisories?query=ecosystem%3Anpm+jquery'],
});
