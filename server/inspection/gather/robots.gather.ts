import { words } from '#core/words';
import type { Gatherer } from '../gatherer.ts';

const gatherer: Gatherer<'robots', 'site'> = {
  needs: ['site'],
  words: words({
    en: { doing: 'Reading robots.txt' },
    ru: { doing: 'Читаем robots.txt' },
    uk: { doing: 'Читаємо robots.txt' },
  }),
  async gather({ fetch }, { site }) {
    const url = new URL('/robots.txt', site.reached!.url).href;
    const page = await fetch(url);
    const status = page instanceof Error ? 0 : page.status;
    // Shops that answer every address with a page have none.
    const isText = !(page instanceof Error) && status === 200 && !/^\s*</.test(page.text);
    const text = isText ? page.text.slice(0, 500_000) : null;
    const sitemaps = [...(text ?? '').matchAll(/^\s*sitemap\s*:\s*(\S{1,1000})/gim)].map((match) => match[1]!);
    return { url, status, text, sitemaps: sitemaps.slice(0, 50) };
  },
};
export default gatherer;
