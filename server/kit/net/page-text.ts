import { createGunzip } from 'node:zlib';

/**
 * A body as text: a gzip file (a `.xml.gz` sitemap) is unpacked within `maxBytes`, then decoded by what the header,
 * the byte order mark or the document itself declare. Without a declaration UTF-8 is believed if it is valid.
 */
export async function pageText(
  body: Buffer,
  contentType: string | undefined,
  maxBytes: number,
): Promise<{ text: string; charset: string }> {
  const bytes = body[0] === 0x1f && body[1] === 0x8b ? await unpacked(body, maxBytes) : body;
  const declared = byteOrderMark(bytes) ?? charsetOf(contentType ?? '') ?? charsetOf(head(bytes));
  const decoder = declared === undefined ? null : decoderFor(declared);
  if (decoder) return { text: decoder.decode(bytes), charset: decoder.encoding };
  const guessed = guess(bytes);
  return { text: new TextDecoder(guessed).decode(bytes), charset: guessed };
}

/** A file cut short, or a bomb, yields what fits. */
async function unpacked(body: Buffer, maxBytes: number): Promise<Buffer> {
  const gunzip = createGunzip();
  const parts: Buffer[] = [];
  let size = 0;
  gunzip.end(body);
  try {
    for await (const part of gunzip as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size >= maxBytes) break;
    }
  } catch {
    // A broken tail: what came before it is still worth reading.
  }
  return Buffer.concat(parts).subarray(0, maxBytes);
}

const byteOrderMark = (b: Buffer): string | undefined =>
  b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf
    ? 'utf-8'
    : b[0] === 0xff && b[1] === 0xfe
      ? 'utf-16le'
      : b[0] === 0xfe && b[1] === 0xff
        ? 'utf-16be'
        : undefined;

const head = (bytes: Buffer): string => bytes.subarray(0, 2048).toString('latin1');

/** From `text/html; charset=x`, `<meta charset="x">`, `<meta … content="…; charset=x">` or `<?xml … encoding="x"?>`. */
const charsetOf = (text: string): string | undefined =>
  /(?:charset|<\?xml[^>]{0,100}encoding)\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(text)?.[1];

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** Cyrillic in windows-1251 stands in runs of high bytes; western text has lone ones among ASCII letters. */
function guess(bytes: Buffer): string {
  const sample = bytes.subarray(0, 64 * 1024);
  let runs = 0;
  let lone = 0;
  for (let i = 0; i < sample.length; i++) {
    if ((sample[i] ?? 0) < 0xc0) continue;
    if ((sample[i + 1] ?? 0) >= 0xc0 || (sample[i - 1] ?? 0) >= 0xc0) runs++;
    else lone++;
  }
  if (runs + lone === 0 || validUtf8(sample)) return 'utf-8';
  return runs > lone ? 'windows-1251' : 'windows-1252';
}

/** `stream` forgives a character that the sample cuts in two. */
function validUtf8(sample: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}
