import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

test('each caller gets a migrated database of its own, and dropping it removes it', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  expect(one.url).not.toBe(two.url);
  const client = new pg.Client({ connectionString: one.url });
  await client.connect();
  await client.query('CREATE TABLE only_here (id int)');
  const other = new pg.Client({ connectionString: two.url });
  await other.connect();
  const tables = `SELECT count(*)::int AS n FROM information_schema.tables WHERE table_name = 'only_here'`;
  expect((await client.query(tables)).rows).toEqual([{ n: 1 }]);
  expect((await other.query(tables)).rows).toEqual([{ n: 0 }]);
  const migrated = await other.query(
    `SELECT count(*)::int AS n FROM information_schema.tables WHERE table_name = 'kysely_migration'`,
  );
  expect(migrated.rows).toEqual([{ n: 1 }]);
  await client.end();
  other.on('error', () => {});
  await one.drop();
  await two.drop();
  await expect(new pg.Client({ connectionString: one.url }).connect()).rejects.toThrow('does not exist');
});
