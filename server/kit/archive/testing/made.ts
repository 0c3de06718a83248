import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

type Files = Record<string, string | Buffer>;

/** A ZIP archive with these files, packed. */
export function zipOf(files: Files): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(bytes), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(bytes.length, 8);
    const local = Buffer.concat([
      Buffer.from('504b03041400000008000000', 'hex'),
      Buffer.alloc(2),
      sizes,
      lengths(title),
      title,
      packed,
    ]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(at);
    entries.push(
      Buffer.concat([
        Buffer.from('504b010214001400000008000000', 'hex'),
        Buffer.alloc(2),
        sizes,
        lengths(title),
        Buffer.alloc(10),
        place,
        title,
      ]),
    );
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

function lengths(name: Buffer): Buffer {
  const both = Buffer.alloc(4);
  both.writeUInt16LE(name.length);
  return both;
}

/** A tar archive packed by gzip, as repositories are given out. */
export const tarOf = (files: Files): Buffer =>
  gzipSync(
    Buffer.concat([
      ...Object.entries(files).flatMap(([name, content]) => tarEntry(name, Buffer.from(content))),
      Buffer.alloc(1024),
    ]),
  );

function tarEntry(name: string, bytes: Buffer): Buffer[] {
  const record = ` path=${name}\n`;
  const long = Buffer.from(`${record.length + 3}${record}`);
  const isLong = name.length > 99;
  const parts = isLong ? [header('long', long.length, 'x'), padded(long)] : [];
  return [...parts, header(name.slice(0, 99), bytes.length, '0'), padded(bytes)];
}

function header(name: string, size: number, kind: string): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write(`${size.toString(8).padStart(11, '0')} `, 124);
  block.write(kind, 156);
  block.write('ustar\u000000', 257);
  return block;
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
