import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { connect, type Db } from './db.ts';

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

/** Whether this program knows the migration: a backup of a newer version has one that it does not. */
export const knowsMigration = (name: string): boolean => name in migrations();

/** What a database holds aside while a backup is loaded into it, see copy/read-copy.ts. */
export const asideSchema = 'before_restore';

/**
 * Brings the database to the newest schema: our numbered line and the job queue's own. Several processes may call it
 * at once; one does the work, the others wait.
 * @param options.to stops after this migration: a backup is loaded into the schema that it was made from
 * @param options.restoring by whoever loads a backup: anyone else is refused while one is half loaded
 * @throws Error naming the migration that failed; the database is then as it was before it.
 */
export async function migrate(url: string, options: { to?: string; restoring?: boolean } = {}): Promise<void> {
  const database = connect(url, { max: 2 });
  try {
    if (!options.restoring) await refuseHalfRestored(database.db);
    const migrator = new Migrator({
      db: database.db,
      provider: { getMigrations: async () => migrations() },
      allowUnorderedMigrations: false,
      // Else the migrator takes its own tables, which stand aside meanwhile, for those of the empty schema.
      ...(options.restoring ? { migrationTableSchema: 'public' } : {}),
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

async function refuseHalfRestored(db: Db): Promise<void> {
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${asideSchema}`.execute(db);
  if (rows.length > 0)
    throw new Error(
      'A restore of this database was cut off, or is under way. Run it again: npx vakhta restore-self <file>',
    );
}
