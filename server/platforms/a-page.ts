import { readPage, type ReadPage } from './page.ts';

/** A page for tests, as if it had been fetched. */
export function aPage(
  html: string,
  more: {
    url?: string;
    requested?: string;
    status?: number;
    headers?: Record<string, string>;
    cookies?: Record<string, string>;
    cookieLines?: string[];
  } = {},
): ReadPage {
  const url = more.url ?? more.requested ?? 'https://shop.example/';
  return readPage({
    requested: more.requested ?? url,
    url,
    status: more.status ?? 200,
    headers: more.headers ?? { 'content-type': 'text/html' },
    cookies: Object.entries(more.cookies ?? {}).map(([name, value]) => ({ name, value })),
    cookieLines: more.cookieLines ?? [],
    redirects: [],
    text: html,
    charset: 'utf-8',
    bytes: html.length,
    cut: null,
    ms: 1,
    firstByteMs: 1,
    address: '192.0.2.1',
  });
}
