import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { knowsMigration, migrate } from '../migrate.ts';
import { CopyError } from './copy-error.ts';
import { forgetAside, putAside, putBack } from './aside.ts';
import { advanceSequences, type CopiedPartition, tablesOf } from './schema.ts';

interface Head {
  vakhta: string;
  migration: string;
  partitions: CopiedPartition[];
  sequences: Record<string, number>;
  /** Of the encryption key, see keyMark; null where none was at hand. */
  key?: string | null;
}

const batch = 1000;
/** Connections of what has just ended are listed a moment longer, and more than a moment on a busy machine. */
const leaving = 10_000;

/** Reads a copy to its end without using it. @throws CopyError where it is cut, changed or not one of ours */
export async function checkCopy(file: string): Promise<Head & { rows: number }> {
  const hash = createHash('sha256');
  let head: Head | null = null;
  let before: string | null = null;
  for await (const line of linesOf(file)) {
    if (before !== null) hash.update(before).update('\n');
    head ??= JSON.parse(line) as Head;
    before = line;
  }
  const end = before?.startsWith('{"end":true') ? (JSON.parse(before) as { rows: number; sha256: string }) : null;
  if (!head?.vakhta || !end) throw new CopyError(`${file} is not a whole backup of Vakhta: its end is missing.`);
  if (end.sha256 !== hash.digest('hex'))
    throw new CopyError(`${file} has been changed or damaged: its checksum is wrong.`);
  return { ...head, rows: end.rows };
}

/**
 * Fills a database from a copy: brings it to the copy's schema, loads, and then migrates to the newest. What it held
 * before stays aside until all is loaded, and comes back where something goes wrong, also after the process was killed.
 * @param options.replace empties a database that holds something; without it such a database is refused
 * @throws CopyError
 */
export async function readCopy(
  url: string,
  file: string,
  options: { replace: boolean },
): Promise<{ rows: number; version: string }> {
  const head = await checkCopy(file);
  if (!knowsMigration(head.migration))
    throw new CopyError(
      `The backup was made by version ${head.vakhta}, which is newer than this program. Update it first.`,
    );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await refuseOthers(client);
    await putBack(client);
    await refuseUsed(client, options.replace);
    await putAside(client);
    try {
      await migrate(url, { to: head.migration, restoring: true });
      await client.query('begin');
      await load(client, file, head);
      await client.query('commit');
      await migrate(url, { restoring: true });
    } catch (error) {
      await client.query('rollback');
      await putBack(client);
      throw error;
    }
    await forgetAside(client);
  } finally {
    await client.end();
  }
  return { rows: head.rows, version: head.vakhta };
}

async function refuseOthers(client: pg.Client): Promise<void> {
  const until = performance.now() + leaving;
  while (await hasOthers(client)) {
    if (performance.now() > until) throw new CopyError('Vakhta is running on this database. Stop it first.');
    await sleep(50);
  }
}

async function hasOthers(client: pg.Client): Promise<boolean> {
  const others = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'vakhta%'`,
  );
  return others.rows.length > 0;
}

async function refuseUsed(client: pg.Client, replace: boolean): Promise<void> {
  const table = await client.query(`select to_regclass('public.people') as name`);
  const used =
    table.rows[0]!.name !== null && (await client.query('select 1 from public.people limit 1')).rows.length > 0;
  if (used && !replace)
    throw new CopyError(
      'The database is in use already. Restore into an empty one, or say --replace to throw away what it holds.',
    );
}

async function load(client: pg.Client, file: string, head: Head): Promise<void> {
  for (const { name, parent, bound } of head.partitions)
    await client.query(`create table if not exists ${name} partition of ${parent} ${bound}`);
  // What migrations put in comes from the copy, as it was; triggers that forbid changes are for people, not for this.
  const tables = await tablesOf(client);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${tables.map((t) => t.name).join(', ')}`);
  let table: { table: string; columns: string[] } | null = null;
  let rows: string[] = [];
  let first = true;
  const flush = async () => {
    if (table && rows.length > 0)
      await client.query(
        `insert into ${table.table} (${table.columns.join(', ')}) overriding system value select ${table.columns.join(', ')} from jsonb_populate_recordset(null::${table.table}, $1::jsonb)`,
        [`[${rows.join(',')}]`],
      );
    rows = [];
  };
  for await (const line of linesOf(file)) {
    if (first) first = false;
    else if (line.startsWith('{"table":')) {
      await flush();
      table = JSON.parse(line) as { table: string; columns: string[] };
    } else if (!line.startsWith('{"end":true')) rows.push(line);
    if (rows.length >= batch) await flush();
  }
  await flush();
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
  await advanceSequences(client, head.sequences);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file);
  const text = stream.pipe(createGunzip());
  stream.on('error', (error) => text.destroy(error));
  try {
    yield* createInterface({ input: text, crlfDelay: Infinity });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CopyError(`There is no file ${file}.`);
    if (code?.startsWith('Z_')) throw new CopyError(`${file} is not a whole backup of Vakhta: it is cut or damaged.`);
    throw error;
  }
}
