import { closeSync, openSync, readSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '../../command.ts';
import { readText } from '../bring-over.ts';
import { isRow, numberOf, parsed, type Row, textOf } from '../fields.ts';

/** Monitors as rows of the table `monitor` (version 1 and 2, SQLite) or entries of `monitorList` (the backup of version 1). */
export interface Kuma {
  monitors: Row[];
  /** Names of tags by the monitor's id. */
  tags: Map<number, string[]>;
}

/** @throws Problem where it is neither a backup nor a database of Uptime Kuma */
export function readKuma(file: string): Kuma {
  return isDatabase(file) ? readDatabase(file) : readBackup(file);
}

function isDatabase(file: string): boolean {
  const start = Buffer.alloc(16);
  try {
    const handle = openSync(file, 'r');
    readSync(handle, start, 0, 16, 0);
    closeSync(handle);
  } catch {
    throw new Problem('file', `${file} cannot be read.`);
  }
  return start.toString('latin1').startsWith('SQLite format 3');
}

function readDatabase(file: string): Kuma {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const all = (query: string) => database.prepare(query).all();
      const tagged =
        all(`select 1 from sqlite_master where type = 'table' and name in ('monitor_tag', 'tag')`).length === 2;
      const tags = tagged
        ? all(
            'select mt.monitor_id as id, t.name as name from monitor_tag mt join tag t on t.id = mt.tag_id order by t.name',
          )
        : [];
      // A view under that name would run whatever it likes, for as long as it likes.
      if (all(`select 1 from sqlite_master where type = 'table' and name = 'monitor'`).length === 0)
        throw new Error('no such table: monitor');
      return { monitors: all('select * from monitor order by id'), tags: byMonitor(tags) };
    } finally {
      database.close();
    }
  } catch (error) {
    const why = (error as Error).message;
    if (why.includes('no such table'))
      throw new Problem('file', `${file} is a SQLite database, but not one of Uptime Kuma: ${why}.`);
    throw new Problem(
      'file',
      `${file} cannot be read as a database: ${why}. Copy kuma.db with its -wal and -shm files while Uptime Kuma is stopped.`,
    );
  }
}

function readBackup(file: string): Kuma {
  const document = parsed(readText(file));
  const list = isRow(document) ? document['monitorList'] : undefined;
  if (typeof list !== 'object' || list === null)
    throw new Problem(
      'file',
      `${file} is neither a database (kuma.db) nor a JSON backup of Uptime Kuma: it has no "monitorList".`,
    );
  const monitors = Object.values(list).filter(isRow);
  const tags = monitors.flatMap((m) =>
    Array.isArray(m['tags']) ? m['tags'].filter(isRow).map((t) => ({ id: m['id'], name: t['name'] })) : [],
  );
  return { monitors, tags: byMonitor(tags) };
}

function byMonitor(rows: Row[]): Map<number, string[]> {
  const tags = new Map<number, string[]>();
  for (const row of rows) {
    const id = numberOf(row, 'id');
    const name = textOf(row, 'name');
    if (id !== null && name) tags.set(id, [...(tags.get(id) ?? []), name]);
  }
  return tags;
}
