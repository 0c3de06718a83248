import { Parser } from 'htmlparser2';

/** Pictures in the HTML of a page that are loaded without a script: do they wait for scrolling, is their place kept? */
export function imagesOf(html: string): { lazy: boolean; sized: boolean }[] {
  const images: { lazy: boolean; sized: boolean }[] = [];
  let silent = 0;
  const isSilent = (name: string) => name === 'noscript' || name === 'template';
  const parser = new Parser({
    onopentag(name, a) {
      if (isSilent(name)) silent++;
      if (name !== 'img' || silent > 0 || images.length >= 1000) return;
      const lazy = Object.keys(a).some((key) => /^data-(?:src|lazy|original)/.test(key));
      // What stands in the page itself is there at once.
      if (!lazy && /^\s*data:/i.test(a['src'] ?? '')) return;
      images.push({ lazy: lazy || a['loading']?.toLowerCase() === 'lazy', sized: isSized(a) });
    },
    onclosetag(name) {
      if (isSilent(name)) silent = Math.max(0, silent - 1);
    },
  });
  parser.end(html);
  return images;
}

/** Width and height, or one of them and the ratio, by attribute or style; what is taken out of the flow moves nothing. */
function isSized(a: Record<string, string>): boolean {
  const style = new Map(
    (a['style'] ?? '').split(';').map((rule) => {
      const [name = '', value = ''] = rule.toLowerCase().split(':');
      return [name.trim(), value.trim()];
    }),
  );
  if (/^(?:absolute|fixed)$/.test(style.get('position') ?? '') || style.get('display') === 'none') return true;
  const has = (name: string): boolean => /^\d/.test(style.get(name) ?? a[name] ?? '');
  return has('width') && has('height') ? true : (has('width') || has('height')) && style.has('aspect-ratio');
}
