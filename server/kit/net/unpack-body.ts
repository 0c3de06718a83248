import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';

export interface Unpacked {
  bytes: Buffer;
  /** Grew beyond `maxBytes` (a bomb, or a long page): what fits is kept. */
  capped: boolean;
  /** The compression ends too early or makes no sense. */
  broken: boolean;
}

/**
 * Undoes `Content-Encoding`.
 * @param whole false where the body was cut by us, so that an early end of the compression is no fault
 */
export async function unpackBody(
  body: Buffer,
  encoding: string | undefined,
  maxBytes: number,
  whole: boolean,
): Promise<Unpacked> {
  let unpacked: Unpacked = { bytes: body, capped: false, broken: false };
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  for (const coding of codings.reverse().slice(0, 2)) {
    if (unpacked.broken || unpacked.bytes.length === 0) break;
    const stream = decoderOf(coding, unpacked.bytes);
    if (stream) unpacked = await run(stream, unpacked.bytes, maxBytes, whole);
  }
  return unpacked;
}

function decoderOf(coding: string, body: Buffer) {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  if (coding === 'br') return createBrotliDecompress();
  if (coding === 'zstd') return createZstdDecompress();
  // Some servers send raw deflate, some a zlib stream: its first byte tells.
  if (coding === 'deflate') return (body[0]! & 15) === 8 ? createInflate() : createInflateRaw();
  return null;
}

type Decoder = NonNullable<ReturnType<typeof decoderOf>>;

function run(stream: Decoder, body: Buffer, maxBytes: number, whole: boolean): Promise<Unpacked> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const done = (capped: boolean, broken: boolean): void => {
      stream.destroy();
      resolve({ bytes: Buffer.concat(parts), capped, broken: broken && whole });
    };
    stream.on('data', (part: Buffer) => {
      parts.push(size + part.length > maxBytes ? part.subarray(0, maxBytes - size) : part);
      size += part.length;
      if (size > maxBytes) done(true, false);
    });
    stream.on('end', () => done(false, false));
    stream.on('error', () => done(false, true));
    stream.end(body);
  });
}
