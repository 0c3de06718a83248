import { Parser } from 'htmlparser2';
import type { PageKind } from '#contract/stores';
import { words } from '#core/words';
import type { Asset } from '../artifacts.ts';
import type { Gatherer } from '../gatherer.ts';

/** So many of each kind are asked for: they stand for the rest. */
const MOST = { script: 20, style: 12, image: 24, font: 4 } as const;

const gatherer: Gatherer<'assets', 'pages'> = {
  needs: ['pages'],
  words: words({
    en: { doing: 'Weighing scripts, styles and pictures' },
    ru: { doing: 'Взвешиваем скрипты, стили и картинки' },
    uk: { doing: 'Зважуємо скрипти, стилі та зображення' },
  }),
  async gather({ fetch }, { pages }) {
    const named = new Map<string, { kind: Asset['kind']; pages: Set<PageKind> }>();
    for (const { kind: page, fetched } of pages)
      for (const { kind, url } of assetsIn(fetched.text, fetched.url)) {
        const known = named.get(url) ?? { kind, pages: new Set() };
        named.set(url, { ...known, pages: known.pages.add(page) });
      }
    const left: Record<Asset['kind'], number> = { ...MOST };
    const assets: Asset[] = [];
    for (const [url, { kind, pages: on }] of named) {
      if (left[kind]-- <= 0) continue;
      const answer = await fetch(url);
      const head = { kind, url, pages: [...on] };
      if (answer instanceof Error) assets.push({ ...head, ...silent });
      else
        assets.push({
          ...head,
          status: answer.status,
          type: answer.headers['content-type'] ?? '',
          bytes: answer.cut ? null : answer.bytes,
          encoding: answer.headers['content-encoding'] ?? null,
          cacheControl: answer.headers['cache-control'] ?? null,
          expiresAt: Date.parse(answer.headers['expires'] ?? '') || null,
          spacious: answer.status === 200 && isSpacious(kind, answer.text),
        });
    }
    return assets;
  },
};
export default gatherer;

const silent = {
  status: 0,
  type: '',
  bytes: null,
  encoding: null,
  cacheControl: null,
  expiresAt: null,
  spacious: false,
};

/** What a browser would load at once: of a picture that is chosen by width, the one without a choice. */
function assetsIn(html: string, page: string): { kind: Asset['kind']; url: string }[] {
  const found: { kind: Asset['kind']; url: string }[] = [];
  let base = page;
  const add = (kind: Asset['kind'], written: string | undefined): void => {
    if (!written || written.startsWith('data:') || written.length > 2000 || !URL.canParse(written, base)) return;
    const url = new URL(written, base);
    url.hash = '';
    if (/^https?:$/.test(url.protocol) && found.length < 500) found.push({ kind, url: url.href });
  };
  const parser = new Parser(
    {
      onopentag(name, a) {
        if (name === 'base' && a['href'] && URL.canParse(a['href'], page)) base = new URL(a['href'], page).href;
        if (name === 'script') add('script', a['src']);
        if (name === 'img') add('image', a['src']);
        if (name !== 'link') return;
        const rel = a['rel']?.toLowerCase() ?? '';
        if (/\bstylesheet\b/.test(rel)) add('style', a['href']);
        else if (/\bpreload\b/.test(rel) && a['as'] === 'font') add('font', a['href']);
      },
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  );
  parser.end(html);
  return found;
}

/** More than a fifth is white space, and lines are short: a minified file has neither. Small ones are not worth the work. */
function isSpacious(kind: Asset['kind'], text: string): boolean {
  if ((kind !== 'script' && kind !== 'style') || text.length < 4000) return false;
  const sample = text.slice(0, 100_000);
  const white = sample.match(/\s/g)?.length ?? 0;
  const lines = sample.split('\n').length;
  return white / sample.length > 0.15 && sample.length / lines < 120;
}
