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
      images.push({
        lazy:
          a['loading']?.toLowerCase() === 'lazy' ||
          Object.keys(a).some((key) => /^data-(?:src|lazy|original)/.test(key)),
        sized: (/^\d/.test(a['width'] ?? '') && /^\d/.test(a['height'] ?? '')) || /aspect-ratio/.test(a['style'] ?? ''),
      });
    },
    onclosetag(name) {
      if (isSilent(name)) silent = Math.max(0, silent - 1);
    },
  });
  parser.end(html);
  return images;
}
