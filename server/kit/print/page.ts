import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text as text of a page, in attributes too: what people and stores write never becomes markup. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const fonts = join(import.meta.dirname, '../../../node_modules/@fontsource-variable/inter/files');
let faces: string | undefined;

/** Style rules with the fonts themselves: a machine without fonts would print nothing, and a page may load nothing. */
export function fontFaces(): string {
  const ranges = {
    latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212',
    'latin-ext': 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0',
    cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  };
  faces ??= Object.entries(ranges)
    .map(([name, range]) => {
      const data = readFileSync(join(fonts, `inter-${name}-wght-normal.woff2`)).toString('base64');
      return `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${data});unicode-range:${range}}`;
    })
    .join('\n');
  return faces;
}
