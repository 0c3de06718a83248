import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/setup/database.ts';
import { migrate } from '../migrate.ts';
import { putAside } from './aside.ts';
import { CopyError } from './copy-error.ts';
import { readCopy } from './read-copy.ts';
import { writeCopy } from './write-copy.ts';

const folder = mkdtempSync(join(tmpdir(), 'vakhta-copy-'));
const file = join(folder, 'one.backup');
let from: TestDatabase;
let into: TestDatabase;

beforeAll(async () => {
  [from, into] = [await testDatabase(), await testDatabase()];
  await query(
    from.url,
    `insert into audit_log (at, actor, action, subject, details) select 1764000000000 + i, 'Ольга "O"', 'thing.done', E'line\\nbreak \\\\ ' || i, jsonb_build_object('n', i, 'big', 9007199254740993) from generate_series(1, 5000) i`,
  );
  await query(from.url, `select graphile_worker.add_job('event', '{"eventId": "x"}')`);
  await query(from.url, `insert into settings values ('k', '{"a": [1, null, "ї"]}')`);
});
afterAll(async () => {
  await from.drop();
  await into.drop();
  rmSync(folder, { recursive: true });
});

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

const checksums = `select md5(string_agg(t::text, '|' order by id)) as sum, count(*)::int as n from audit_log t`;

test('a copy brings everything back: rows to the letter, waiting jobs, sequences', async () => {
  const written = await writeCopy(from.url, file, '1.2.3');
  expect(written.rows).toBeGreaterThan(5000);
  const read = await readCopy(into.url, file, { replace: false });
  expect(read).toEqual({ rows: written.rows, version: '1.2.3' });
  expect(await query(into.url, checksums)).toEqual(await query(from.url, checksums));
  expect(await query(into.url, 'select value from settings')).toEqual([{ value: { a: [1, null, 'ї'] } }]);
  expect(await query(into.url, 'select count(*)::int as n from graphile_worker.jobs')).toEqual([{ n: 1 }]);
  const [next] = await query(
    into.url,
    `insert into audit_log (at, actor, action, subject) values (1, 'a', 'b', 'c') returning id`,
  );
  expect(Number(next!['id'])).toBe(5001);
  await expect(query(into.url, 'delete from audit_log')).rejects.toThrow('can only grow');
});

test('a copy that is cut or changed is refused, and the database stays as it was', async () => {
  const whole = readFileSync(file);
  const cut = join(folder, 'cut.backup');
  writeFileSync(cut, whole.subarray(0, whole.length / 2));
  await expect(readCopy(into.url, cut, { replace: true })).rejects.toThrow(CopyError);
  const changed = join(folder, 'changed.backup');
  writeFileSync(changed, gzipSync(gunzipSync(whole).toString('utf8').replace('thing.done', 'thing.DONE')));
  await expect(readCopy(into.url, changed, { replace: true })).rejects.toThrow('checksum');
  await expect(readCopy(into.url, join(folder, 'none'), { replace: true })).rejects.toThrow('There is no file');
  expect(await query(into.url, 'select count(*)::int as n from audit_log')).toEqual([{ n: 5001 }]);
});

test('what a restore finds stays where the restore fails, and comes back where the process was killed in the middle', async () => {
  const counts = async () => (await query(into.url, 'select count(*)::int as n from audit_log'))[0]!['n'];
  const before = await counts();
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  // Whole by its checksum, and not loadable: an action may not be empty.
  const bad = join(folder, 'bad.backup');
  writeFileSync(
    bad,
    resealed(
      text.replace('"action":"thing.done"', '"action":null').replace('"action": "thing.done"', '"action": null'),
    ),
  );
  await expect(readCopy(into.url, bad, { replace: true })).rejects.toThrow('action');
  expect(await counts()).toBe(before);

  const newer = join(folder, 'newer.backup');
  writeFileSync(newer, resealed(text.replace(/"migration":"[^"]*"/, '"migration":"9999-later"')));
  await expect(readCopy(into.url, newer, { replace: true })).rejects.toThrow('newer than this program');
  expect(await counts()).toBe(before);

  const client = new pg.Client({ connectionString: into.url });
  await client.connect();
  await putAside(client);
  await client.end();
  await expect(migrate(into.url)).rejects.toThrow('A restore of this database was cut off');
  await readCopy(into.url, file, { replace: false });
  expect(await counts()).toBe(5000);
  await migrate(into.url);
});

test('a connection that is about to leave is waited for', async () => {
  const last = new pg.Client({ connectionString: into.url, application_name: 'vakhta' });
  await last.connect();
  const restored = readCopy(into.url, file, { replace: true });
  const looked = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%application_name%'`;
  await expect.poll(() => last.query(looked).then(({ rows }) => rows.length)).toBe(1);
  await last.end();
  expect((await restored).version).toBe('1.2.3');
});

/** The same lines with a checksum that fits. */
function resealed(text: string): Buffer {
  const lines = text.trimEnd().split('\n');
  const end = JSON.parse(lines.pop()!) as { sha256: string };
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line).update('\n');
  return gzipSync(`${lines.join('\n')}\n${JSON.stringify({ ...end, sha256: hash.digest('hex') })}\n`);
}
