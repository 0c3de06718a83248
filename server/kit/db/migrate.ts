import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { connect } from './db.ts';

const folder = join(import.meta.dirname, '..', '..', 'migrations');

function migrations(): Record<string, Migration> {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.sql'))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/\.sql$/, ''),
      { up: async (db) => void (await sql.raw(readFileSync(join(folder, file), 'utf8')).execute(db)) },
    ]),
  );
}

/**
 * Brings the database to the newest schema: our numbered line and the job queue's own. Several processes may call it
 * at once; one does the work, the others wait.
 * @param options.to stops after this migration: a backup is loaded into the schema that it was made from
 * @throws Error naming the migration that failed; the database is then as it was before it.
 */
export async function migrate(url: string, options: { to?: string } = {}): Promise<void> {
  const database = connect(url, { max: 2 });
  try {
    const migrator = new Migrator({
      db: database.db,
      provider: { getMigrations: async () => migrations() },
      allowUnorderedMigrations: false,
    });
    const { error, results } = await (options.to ? migrator.migrateTo(options.to) : migrator.migrateToLatest());
    const failed = results?.find((r) => r.status === 'Error');
    if (error)
      throw new Error(
        `Migration ${failed?.migrationName ?? ''} failed: ${error instanceof Error ? error.message : 'unknown error'}`,
        { cause: error },
      );
    await runMigrations({ pgPool: database.pool });
  } finally {
    await database.close();
  }
}
