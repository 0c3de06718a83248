import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { CopyError } from './copy-error.ts';
import { lastMigration, partitionsOf, sequencesOf, tablesOf } from './schema.ts';

export interface Written {
  tables: number;
  rows: number;
  bytes: number;
}

const batch = 2000;

/**
 * Writes a consistent copy of the whole database into one file: gzip of lines. The first line says what is in it, then
 * each table's rows as JSON, the last line counts them. A copy that ends early has no last line and is refused later.
 * The file appears under its name only when it is whole and on disk.
 * @param key the mark of the encryption key, so that a restore can tell whether the two belong together
 * @throws CopyError where there is nothing to copy
 */
export async function writeCopy(
  url: string,
  file: string,
  version: string,
  key: string | null = null,
): Promise<Written> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const own = `${file}.part`;
  const counted: Written = { tables: 0, rows: 0, bytes: 0 };
  try {
    await client.query('begin isolation level repeatable read read only');
    await pipeline(
      Readable.from(lines(client, version, key, counted)),
      createGzip({ level: 6 }),
      createWriteStream(own, { mode: 0o600 }),
    );
    const handle = await open(own, 'r+');
    await handle.sync();
    counted.bytes = (await handle.stat()).size;
    await handle.close();
    await rename(own, file);
    return counted;
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* lines(
  client: pg.Client,
  version: string,
  key: string | null,
  counted: Written,
): AsyncGenerator<string> {
  const tables = await tablesOf(client);
  if (!tables.some((t) => t.name === 'people')) throw new CopyError('There is nothing in the database yet.');
  const hash = createHash('sha256');
  const line = (text: string) => {
    hash.update(text).update('\n');
    return `${text}\n`;
  };
  yield line(
    JSON.stringify({
      vakhta: version,
      key,
      migration: await lastMigration(client),
      partitions: await partitionsOf(client),
      sequences: await sequencesOf(client),
    }),
  );
  for (const table of tables) {
    counted.tables += 1;
    yield line(JSON.stringify({ table: table.name, columns: table.columns }));
    await client.query(
      `declare rows no scroll cursor for select to_jsonb(t)::text as row from (select ${table.columns.join(', ')} from ${table.name}) t`,
    );
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${batch} from rows`);
      if (rows.length === 0) break;
      counted.rows += rows.length;
      yield rows.map((r) => line(r.row)).join('');
    }
    await client.query('close rows');
  }
  yield `${JSON.stringify({ end: true, rows: counted.rows, sha256: hash.digest('hex') })}\n`;
}
