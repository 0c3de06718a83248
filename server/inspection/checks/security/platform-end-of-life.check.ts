import type { Product } from '#core/support';
import { words } from '#core/words';
import type { Artifacts } from '../../artifacts.ts';
import { check } from '../../check.ts';
import { endOfLife, type Shown } from './end-of-life.ts';

export default check({
  area: 'security',
  severity: 'high',
  needs: ['site', 'software'],
  judge({ site, software }) {
    const shown = shownOf({ site, software });
    return shown && endOfLife(shown, site.finishedAt, 'high');
  },
  words: words({
    en: {
      title: 'The platform still gets security fixes',
      found: '{name} {version}: the last day for which its makers promise fixes is {day} (dates as of {written})',
      consequence:
        'The whole shop stands on it. Nobody promises to mend what is found after that day, modules and payment methods stop to support it, and moving gets dearer with every year.',
      upgrade:
        'Plan the move to a line that is kept up as a project of its own: list modules and changes of the theme, try it on a copy, then move outside the season.',
      guard:
        'Until then: a web application firewall in front, the admin panel behind a second password, and backups that somebody has restored.',
    },
    ru: {
      title: 'Платформа ещё получает исправления безопасности',
      found:
        '{name} {version}: последний день, на который разработчики обещают исправления, — {day} (даты по состоянию на {written})',
      consequence:
        'На ней стоит весь магазин. Исправлять найденное после этого дня никто не обещает, модули и платёжные системы перестают её поддерживать, и переезд с каждым годом дороже.',
      upgrade:
        'Запланируйте переход на поддерживаемую линейку как отдельный проект: список модулей и правок темы, проба на копии, затем переезд вне сезона.',
      guard:
        'До тех пор: сетевой экран для веб-приложений перед магазином, второй пароль на панель управления и резервные копии, которые кто-то восстанавливал.',
    },
    uk: {
      title: 'Платформа ще отримує виправлення безпеки',
      found:
        '{name} {version}: останній день, на який розробники обіцяють виправлення, — {day} (дати станом на {written})',
      consequence:
        'На ній стоїть увесь магазин. Виправляти знайдене після цього дня ніхто не обіцяє, модулі та платіжні системи перестають її підтримувати, і переїзд щороку дорожчає.',
      upgrade:
        'Заплануйте перехід на підтримувану лінійку як окремий проєкт: список модулів і змін теми, спроба на копії, потім переїзд поза сезоном.',
      guard:
        'До того часу: мережевий екран для вебзастосунків перед магазином, другий пароль на панель керування та резервні копії, які хтось відновлював.',
    },
  }),
  options: [
    { does: 'upgrade', effort: 'days', risk: 'high' },
    { does: 'guard', effort: 'hours', risk: 'low' },
  ],
  references: ['https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/', 'https://endoflife.date/'],
});

const products: Record<string, Product> = {
  magento: 'magento',
  prestashop: 'prestashop',
  opencart: 'opencart',
  shopware: 'shopware',
};

/** The platform below the shop with as much of its version as shows. */
function shownOf({ site: { platform, reached }, software }: Pick<Artifacts, 'site' | 'software'>): Shown | null {
  const wordpress = software.find(({ label, part }) => label === 'WordPress' && part === 'platform');
  if (wordpress?.version)
    return { product: 'wordpress', version: wordpress.version, evidence: wordpress.seen[0] ?? { quote: 'WordPress' } };
  const version = platform?.version;
  const product = products[platform?.name ?? ''];
  if (!platform || !product || version === undefined) return null;
  const evidence = {
    url: reached!.url,
    quote: [`${platform.label} ${version}`, platform.evidence[0]?.text].join('\n'),
  };
  const openMage = /^OpenMage (\S+)/.exec(version)?.[1];
  if (openMage !== undefined) return { product: 'openmage', version: openMage, evidence };
  // It keeps up what looks like Magento 1, and which OpenMage it is does not show.
  if (platform.evidence.some(({ text }) => text === 'cookie om_frontend')) return null;
  // Two numbers at most are told by the look of the pages, not by the platform itself.
  return { product, version, evidence, ...(version.split('.').length < 3 ? { most: 'medium' as const } : {}) };
}
