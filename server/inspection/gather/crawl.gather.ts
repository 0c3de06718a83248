import { words } from '#core/words';
import { platforms } from '#platforms';
import { crawl } from '../crawl/crawl.ts';
import { robotsRules } from '#core/robots-txt';
import type { Gatherer } from '../gatherer.ts';

const gatherer: Gatherer<'crawl', 'site' | 'robots' | 'sitemap'> = {
  needs: ['site', 'robots', 'sitemap'],
  countsHalf: true,
  words: words({
    en: { doing: 'Walking through the shop by its links' },
    ru: { doing: 'Обходим магазин по ссылкам' },
    uk: { doing: 'Обходимо магазин за посиланнями' },
  }),
  gather(means, { site, robots, sitemap }) {
    const { product } = platforms.get(site.platform?.name ?? 'unknown')!.conventions;
    const matter = site.pages.filter(({ kind }) => kind === 'category' || kind === 'product');
    const home = new URL(site.reached!.url);
    return crawl(means, {
      home,
      known: means.alsoOpen.map((url) => new URL(url)).map(({ pathname, search }) => new URL(pathname + search, home)),
      rules: robotsRules(robots.text, 'vakhta'),
      sitemap: sitemap.addresses,
      isProduct: (url) => product.some((pattern) => pattern.test(url.pathname + url.search)),
      wanted: matter.map(({ url }) => url),
    });
  },
};
export default gatherer;
