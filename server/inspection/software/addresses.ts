import { Parser } from 'htmlparser2';
import type { PageSeen } from '../artifacts.ts';

/** Addresses of scripts, styles and pictures of the pages, once each, and what they say made them. */
export interface Named {
  addresses: { url: URL; page: string }[];
  generators: { content: string; page: string }[];
}

const MOST = 3000;

export function namedIn(pages: readonly PageSeen[]): Named {
  const addresses = new Map<string, { url: URL; page: string }>();
  const generators: Named['generators'] = [];
  for (const { fetched } of pages) {
    const page = fetched.url;
    let base = page;
    const add = (written: string | undefined): void => {
      if (!written || written.length > 1000 || !URL.canParse(written, base) || addresses.size >= MOST) return;
      const url = new URL(written, base);
      url.hash = '';
      if (/^https?:$/.test(url.protocol) && !addresses.has(url.href)) addresses.set(url.href, { url, page });
    };
    const parser = new Parser(
      {
        onopentag(name, a) {
          if (name === 'base' && a['href'] && URL.canParse(a['href'], page)) base = new URL(a['href'], page).href;
          if (name === 'script' || name === 'img') add(a['src']);
          if (name === 'link' && /\b(?:stylesheet|preload|modulepreload)\b/i.test(a['rel'] ?? '')) add(a['href']);
          if (name === 'meta' && a['name']?.toLowerCase() === 'generator' && generators.length < 50)
            generators.push({ content: (a['content'] ?? '').slice(0, 200), page });
        },
      },
      { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
    );
    parser.end(fetched.text);
  }
  return { addresses: [...addresses.values()], generators };
}
