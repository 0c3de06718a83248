import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Damaged } from './damaged.ts';
import { tarFiles } from './tar.ts';
import { zipFiles } from './zip.ts';

/** What a file is by its first bytes. */
export type Form = 'zip' | 'gzip' | 'object' | 'list' | 'other';

export async function formOf(path: string): Promise<Form> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0).finally(() => file.close());
  const head = buffer.subarray(0, bytesRead);
  if (head[0] === 0x50 && head[1] === 0x4b) return 'zip';
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  const first = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()[0];
  return first === '{' ? 'object' : first === '[' ? 'list' : 'other';
}

/**
 * Files of an archive (ZIP, or tar packed by gzip), one by one.
 * @throws Damaged
 */
export async function* filesIn(
  path: string,
  wanted: (name: string) => boolean,
  mostBytes = 4 * 1024 * 1024,
): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const form = await formOf(path);
  if (form === 'zip') {
    const file = await open(path);
    try {
      yield* zipFiles(file, wanted, mostBytes);
    } finally {
      await file.close();
    }
  } else if (form === 'gzip') {
    yield* tarFiles(unpacked(path), wanted, mostBytes);
  } else throw new Damaged('no_archive', 'it is no archive');
}

/** @throws Damaged where the packing is broken */
export async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(path);
  const gunzip = source.pipe(createGunzip());
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new Damaged((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'cut_off' : 'broken', String(error));
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
