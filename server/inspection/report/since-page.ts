import type { Brand } from '#core/brand';
import { say } from '#core/words';
import { letterhead } from '#kit/print/letterhead';
import { escape, fontFaces } from '#kit/print/page';
import { ownerWords } from './owner.words.ts';
import { sinceHtml, type SinceSnapshot } from './since-snapshot.ts';
import { style } from './style.ts';

/** What is different since a snapshot, by itself: a page that needs nothing from outside, for a browser and for the printer. */
export function sincePage(since: SinceSnapshot, store: string, brand: Brand | null): string {
  const { language } = since;
  const head = letterhead(brand, brand ? say(ownerWords[language].prepared, { name: brand.name }) : '');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>${escape(store)}</title><style>${fontFaces()}
${style}</style></head><body>${head}<header><h1>${escape(store)}</h1></header>
${sinceHtml(since)}</body></html>`;
}
