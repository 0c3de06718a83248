/** Who hands a report over: an agency's own name, picture and colour instead of the product's. */
export interface Brand {
  name: string;
  /** A picture as a `data:` address of PNG, JPEG or WebP. */
  logo: string | null;
  /** `#1a7f5a`: of lines, never of letters, so that any colour can be read. */
  color: string | null;
}

/** Of a logo as bytes. */
export const mostLogoBytes = 256 * 1024;

const types = ['image/png', 'image/jpeg', 'image/webp'] as const;
const begins: Record<(typeof types)[number], (head: string) => boolean> = {
  'image/png': (head) => head.startsWith('\x89PNG\r\n\x1a\n'),
  'image/jpeg': (head) => head.startsWith('\xff\xd8\xff'),
  'image/webp': (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
};

/** What a picture is by its first bytes, whatever it calls itself; null where it is none that we show. SVG is none: it is a program. */
export function pictureType(bytes: Uint8Array): (typeof types)[number] | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return types.find((type) => begins[type](head)) ?? null;
}

/** A picture that may stand in a page of ours, from base64; null for anything else. */
export function pictureAddress(base64: string): string | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const type = pictureType(Uint8Array.from(atob(base64.slice(0, 24)), (sign) => sign.charCodeAt(0)));
  return type === null ? null : `data:${type};base64,${base64}`;
}

/** A logo as it is kept and shown, checked by its bytes; null where it is too big or no picture. */
export function logoOf(address: string): string | null {
  const [, base64 = ''] = /^data:[\w/+.-]+;base64,(.+)$/.exec(address) ?? [];
  return base64.length > Math.ceil(mostLogoBytes / 3) * 4 ? null : pictureAddress(base64);
}

export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);
