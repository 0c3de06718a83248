import { Parser } from 'htmlparser2';

/** Something that a page loads without encryption. */
export interface PlainPart {
  url: string;
  /** Browsers load it not at all; pictures, sound and films they ask for by HTTPS instead. */
  isBlocked: boolean;
}

const MOST = 200;
const blocked = new Set(['script', 'iframe', 'frame', 'embed', 'object']);
const upgraded = new Set(['img', 'source', 'video', 'audio', 'track']);
/** Of a link: the others name something and load nothing, as `profile`, `dns-prefetch` and `pingback` do. */
const loading = /^(?:stylesheet|preload|modulepreload|manifest)$/;
const icon = /^(?:icon|apple-touch-icon|apple-touch-icon-precomposed)$/;

export function plainParts(html: string): PlainPart[] {
  const parts: PlainPart[] = [];
  const parser = new Parser({
    onopentag(name, a) {
      const kind = kindOf(name, a);
      if (kind === null || parts.length >= MOST) return;
      const url = (a[name === 'link' ? 'href' : name === 'object' ? 'data' : 'src'] ?? '').trim();
      if (/^http:\/\//i.test(url)) parts.push({ url: url.slice(0, 600), isBlocked: kind === 'blocked' });
    },
  });
  parser.end(html);
  return parts;
}

function kindOf(name: string, a: Record<string, string>): 'blocked' | 'upgraded' | null {
  if (blocked.has(name)) return 'blocked';
  if (upgraded.has(name)) return 'upgraded';
  if (name !== 'link') return null;
  const rels = (a['rel'] ?? '').toLowerCase().split(/\s+/);
  if (rels.some((rel) => loading.test(rel))) return 'blocked';
  return rels.some((rel) => icon.test(rel)) ? 'upgraded' : null;
}
