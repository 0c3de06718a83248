import { words } from '#core/words';
import { check } from '../../check.ts';
import { robotsRules } from '#core/robots-txt';

export default check({
  area: 'seo',
  severity: 'high',
  needs: ['pages', 'robots', 'sitemap'],
  judge({ pages, robots, sitemap: { addresses } }) {
    if (robots.text === null) return null;
    const rules = robotsRules(robots.text, 'googlebot');
    // A page has two addresses in many shops: the one that is to be found stands in the sitemap.
    const open = addresses.filter((url) => rules.judge(new URL(url)).allowed).length;
    const isAside = addresses.length >= 5 && open >= addresses.length * 0.8;
    return pages.flatMap(({ kind, fetched: { url } }) => {
      const { allowed, rule } = rules.judge(new URL(url));
      if (allowed || !['home', 'category', 'product'].includes(kind)) return [];
      const severity = kind === 'home' ? ('critical' as const) : isAside ? ('low' as const) : ('high' as const);
      return [{ about: kind, severity, values: { url }, evidence: [{ url: robots.url, quote: rule ?? '' }] }];
    });
  },
  words: words({
    en: {
      title: 'robots.txt lets search engines in',
      found: 'robots.txt forbids search engines to open {url}',
      consequence:
        'Search engines no longer read such pages: new goods do not appear in search, old ones lose their description and fall.',
      allow:
        'Take the line out of robots.txt or make it narrower, and try it in the search console. A shop under construction is better kept behind a password.',
    },
    ru: {
      title: 'robots.txt пускает поисковики',
      found: 'robots.txt запрещает поисковикам открывать {url}',
      consequence:
        'Поисковики больше не читают такие страницы: новые товары не появляются в поиске, старые теряют описание и опускаются.',
      allow:
        'Уберите эту строку из robots.txt или сделайте её уже и проверьте в консоли вебмастера. Магазин в разработке лучше закрыть паролем.',
    },
    uk: {
      title: 'robots.txt впускає пошуковики',
      found: 'robots.txt забороняє пошуковикам відкривати {url}',
      consequence:
        'Пошуковики більше не читають таких сторінок: нові товари не з’являються в пошуку, старі втрачають опис і опускаються.',
      allow:
        'Приберіть цей рядок із robots.txt або зробіть його вужчим і перевірте в консолі вебмайстра. Магазин у розробці краще закрити паролем.',
    },
  }),
  options: [{ does: 'allow', effort: 'minutes', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt'],
});
