import { Parser } from 'htmlparser2';
import type { PageKind } from '#contract/stores';
import { words } from '#core/words';
import { wallOf } from '#discovery';
import type { Asset } from '../artifacts.ts';
import type { Gatherer } from '../gatherer.ts';
import { isScriptType } from '../script-type.ts';

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
    const named = new Map<string, Omit<Named, 'url'> & { pages: Set<PageKind> }>();
    for (const { kind: page, fetched } of pages)
      for (const { kind, url, isModule } of assetsIn(fetched.text, fetched.url)) {
        const known = named.get(url) ?? { kind, isModule, pages: new Set() };
        named.set(url, { ...known, isModule: known.isModule || isModule, pages: known.pages.add(page) });
      }
    const left: Record<Asset['kind'], number> = { ...MOST };
    const assets: Asset[] = [];
    for (const [url, { kind, isModule, pages: on }] of named) {
      if (left[kind]-- <= 0) continue;
      const isCode = kind === 'script' || kind === 'style';
      const answer = await fetch(url, { anyType: isCode });
      const head = { kind, url, isModule, pages: [...on] };
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
          holds: isCode && answer.status === 200 && answer.cut === null ? holdingOf(answer.text) : null,
          nosniff: /^\s*nosniff\s*(?:,|$)/i.test(answer.headers['x-content-type-options'] ?? ''),
          wall: wallOf(answer) ?? challengeOf(answer.text),
          cookies: answer.cookieLines.map((line) => line.split('=')[0]!.trim().slice(0, 60)),
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
  holds: null,
  nosniff: false,
  wall: null,
};

/** Nothing is a file without a letter; a comment alone is a file that somebody keeps on purpose. */
function holdingOf(text: string): Asset['holds'] {
  if (text.trim() === '') return { what: 'nothing' };
  if (!isPage.test(text.slice(0, 2000))) return { what: 'code' };
  const [, title = ''] = /<title[^>]*>([^<]*)/i.exec(text.slice(0, 20_000)) ?? [];
  return { what: 'page', title: title.replace(/\s+/g, ' ').trim().slice(0, 120) };
}
const isPage =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b/i;

/** A question to robots that comes with a good status: others see the file. */
const challengeOf = (text: string): string | null =>
  isPage.test(text.slice(0, 2000)) ? (challenge.exec(text.slice(0, 20_000))?.[0] ?? null) : null;
const challenge =
  /just a moment|attention required|sgcaptcha|checking (?:if the site|your browser)|(?:verify|confirm) (?:that )?you are (?:a )?human|imunify360|ddos protection/i;

interface Named {
  kind: Asset['kind'];
  url: string;
  isModule: boolean;
}

/** What a browser would load at once: of a picture that is chosen by width, the one without a choice. */
function assetsIn(html: string, page: string): Named[] {
  const found: Named[] = [];
  let base = page;
  const add = (kind: Asset['kind'], written: string | undefined, isModule = false): void => {
    if (!written || written.startsWith('data:') || written.length > 2000 || !URL.canParse(written, base)) return;
    const url = new URL(written, base);
    url.hash = '';
    if (/^https?:$/.test(url.protocol) && found.length < 500) found.push({ kind, url: url.href, isModule });
  };
  const parser = new Parser(
    {
      onopentag(name, a) {
        if (name === 'base' && a['href'] && URL.canParse(a['href'], page)) base = new URL(a['href'], page).href;
        const type = a['type']?.trim().toLowerCase() ?? '';
        if (name === 'script' && isRun(type)) add('script', a['src'], type === 'module');
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

/** Data and templates are no scripts to a browser, and it does not load them. */
const isRun = (type: string): boolean => type === '' || type === 'module' || isScriptType(type);

/**
 * Whether minifying would take away much: two kilobytes, and more than a seventh. Reckoned without taking the code apart:
 * comments but those that a licence keeps (`/*!`), and white space around signs. What stands in strings counts too, which in
 * minified code is little.
 */
function isSpacious(kind: Asset['kind'], text: string): boolean {
  if (kind !== 'script' && kind !== 'style') return false;
  const sample = text.slice(0, 200_000);
  const tight = sample
    .replaceAll(/\/\*(?!!)[^]*?\*\//g, '')
    .replaceAll(/^[ \t]*\/\/.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{}()[\];,=+*<>?:|&!-]) ?/g, '$1');
  const saved = sample.length - tight.length;
  return saved > 2000 && saved > sample.length / 7;
}
