import { Damaged } from './damaged.ts';

/**
 * Files of a tar archive, one by one, as it streams in.
 * @throws Damaged where it is no archive, is cut off, or holds a wanted file bigger than `mostBytes`
 */
export async function* tarFiles(
  chunks: AsyncIterable<Uint8Array>,
  wanted: (name: string) => boolean,
  mostBytes: number,
): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const source = reader(chunks);
  let longName: string | null = null;
  for (;;) {
    const header = await source.take(512);
    if (header === null) throw new Damaged('cut_off', 'the archive ends before it is complete');
    if (header.every((byte) => byte === 0)) {
      // To the end of the packing, which tells whether all of it came.
      await source.pass(Number.POSITIVE_INFINITY);
      return;
    }
    if (header.toString('latin1', 257, 262) !== 'ustar') throw new Damaged('no_archive', 'it is no tar archive');
    const size = Number.parseInt(text(header, 124, 12).trim() || '0', 8);
    if (!Number.isSafeInteger(size) || size < 0) throw new Damaged('broken', 'a file in the archive has no size');
    const kind = text(header, 156, 1);
    const prefix = text(header, 345, 155);
    const name: string = longName ?? (prefix ? `${prefix}/${text(header, 0, 100)}` : text(header, 0, 100));
    const padded = Math.ceil(size / 512) * 512;
    const isName = kind === 'x' || kind === 'L';
    const keep = isName || ((kind === '0' || kind === '') && wanted(name));
    if (keep && size > mostBytes) throw new Damaged('too_big', `${name} has more than ${mostBytes} bytes`);
    const bytes = keep ? await source.take(padded) : await source.pass(padded);
    if (bytes === null) throw new Damaged('cut_off', 'the archive ends before it is complete');
    longName = isName ? nameIn(kind, bytes.subarray(0, size)) : kind === 'g' ? longName : null;
    if (keep && !isName) yield { name, bytes: bytes.subarray(0, size) };
  }
}

/** `L`: the name itself; `x`: lines of `<length> <key>=<value>`. */
function nameIn(kind: string, bytes: Buffer): string | null {
  if (kind === 'L') return text(bytes, 0, bytes.length);
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(bytes.toString())?.[1] ?? null;
}

const text = (bytes: Buffer, at: number, length: number): string =>
  bytes.toString('utf8', at, at + length).split('\0')[0]!;

/** Hands out exactly so many bytes; null where they end before. */
function reader(chunks: AsyncIterable<Uint8Array>) {
  const source = chunks[Symbol.asyncIterator]();
  let kept: Buffer = Buffer.alloc(0);
  const next = async (): Promise<Buffer | null> => {
    const { value, done } = await source.next();
    return done ? null : Buffer.from(value);
  };
  return {
    async take(length: number): Promise<Buffer | null> {
      const parts = [kept];
      for (let size = kept.length; size < length; ) {
        const more = await next();
        if (more === null) return null;
        parts.push(more);
        size += more.length;
      }
      const all = Buffer.concat(parts);
      kept = all.subarray(length);
      return all.subarray(0, length);
    },
    async pass(length: number): Promise<Buffer | null> {
      let left = length;
      for (;;) {
        const here = Math.min(left, kept.length);
        left -= here;
        kept = kept.subarray(here);
        if (left === 0) return Buffer.alloc(0);
        const more = await next();
        if (more === null) return null;
        kept = more;
      }
    },
  };
}
