import type { FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { Damaged } from './damaged.ts';

interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

const MOST_ENTRIES = 2_000_000;

/**
 * Files of a ZIP archive, one by one; archives with more than 65,535 files or 4 GB too.
 * @param wanted by name, so that the others are not unpacked
 * @throws Damaged where it is no archive, is cut off, or a file in it is broken or bigger than `mostBytes`
 */
export async function* zipFiles(
  file: FileHandle,
  wanted: (name: string) => boolean,
  mostBytes: number,
): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const { size } = await file.stat();
  for await (const entry of directory(file, size)) {
    if (entry.name.endsWith('/') || !wanted(entry.name)) continue;
    if (entry.size > mostBytes) throw new Damaged('too_big', `${entry.name} has more than ${mostBytes} bytes`);
    yield { name: entry.name, bytes: await content(file, entry, mostBytes) };
  }
}

/** The list at the end of the archive, read in pieces. */
async function* directory(file: FileHandle, size: number): AsyncGenerator<Entry> {
  const { at, count, bytes } = await whereTheListIs(file, size);
  if (count > MOST_ENTRIES || at + bytes > size) throw new Damaged('broken', 'its list of files is broken');
  let [piece, from] = [Buffer.alloc(0), at];
  for (let i = 0; i < count; i++) {
    if (piece.length < 46 + 3 * 65_535) {
      const more = await read(file, from, Math.min(1 << 20, at + bytes - from));
      piece = Buffer.concat([piece, more]);
      from += more.length;
    }
    if (piece.length < 46 || piece.readUInt32LE(0) !== 0x02014b50)
      throw new Damaged('broken', 'its list of files is broken');
    const [name, extra, comment] = [piece.readUInt16LE(28), piece.readUInt16LE(30), piece.readUInt16LE(32)];
    const length = 46 + name + extra + comment;
    if (piece.length < length) throw new Damaged('broken', 'its list of files is broken');
    yield entryOf(piece.subarray(0, length), name, extra);
    piece = piece.subarray(length);
  }
}

function entryOf(header: Buffer, nameLength: number, extraLength: number): Entry {
  const entry = {
    name: header.toString('utf8', 46, 46 + nameLength),
    method: header.readUInt16LE(10),
    crc: header.readUInt32LE(16),
    packed: header.readUInt32LE(20),
    size: header.readUInt32LE(24),
    at: header.readUInt32LE(42),
  };
  const extra = header.subarray(46 + nameLength, 46 + nameLength + extraLength);
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    // Those that did not fit stand here, in this order.
    let at = i + 4;
    for (const key of ['size', 'packed', 'at'] as const)
      if (entry[key] === 0xffffffff && at + 8 <= extra.length) {
        entry[key] = Number(extra.readBigUInt64LE(at));
        at += 8;
      }
  }
  return entry;
}

async function whereTheListIs(file: FileHandle, size: number): Promise<{ at: number; count: number; bytes: number }> {
  const tailFrom = Math.max(0, size - 65_557);
  const tail = await read(file, tailFrom, size - tailFrom);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end + 22 > tail.length) {
    const starts = size >= 4 && (await read(file, 0, 4)).readUInt32LE(0) === 0x04034b50;
    throw starts
      ? new Damaged('cut_off', 'the archive ends before it is complete')
      : new Damaged('no_archive', 'it is no ZIP archive');
  }
  const place = {
    at: tail.readUInt32LE(end + 16),
    count: tail.readUInt16LE(end + 10),
    bytes: tail.readUInt32LE(end + 12),
  };
  if (end < 20 || tail.readUInt32LE(end - 20) !== 0x07064b50) return place;
  const big = await read(file, Number(tail.readBigUInt64LE(end - 12)), 56);
  if (big.length < 56 || big.readUInt32LE(0) !== 0x06064b50) throw new Damaged('broken', 'its list of files is broken');
  return {
    at: Number(big.readBigUInt64LE(48)),
    count: Number(big.readBigUInt64LE(32)),
    bytes: Number(big.readBigUInt64LE(40)),
  };
}

async function content(file: FileHandle, entry: Entry, mostBytes: number): Promise<Buffer> {
  const broken = new Damaged('broken', `${entry.name.slice(0, 100)} in the archive is broken`);
  const head = await read(file, entry.at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50 || entry.packed > mostBytes + 1024) throw broken;
  const packed = await read(file, entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), entry.packed);
  if (packed.length < entry.packed || ![0, 8].includes(entry.method)) throw broken;
  const bytes = entry.method === 0 ? packed : unpacked(packed, entry.size, broken);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw broken;
  return bytes;
}

/** To the size that was told and not a byte further: a bomb ends here. */
function unpacked(packed: Buffer, size: number, broken: Damaged): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw broken;
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (!Number.isSafeInteger(position) || position < 0 || length <= 0) return Buffer.alloc(0);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
