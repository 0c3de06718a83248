import type { z } from 'zod';
import type { Db, Transaction } from './db/db.ts';

type SettingTables = { settings: { key: string; value: string } };

/** Reads what was set under a key; what was never set is taken from `defaults`. */
export async function readSettings<S extends z.ZodObject>(
  db: Db,
  key: string,
  schema: S,
  defaults: z.output<S>,
): Promise<z.output<S>> {
  const row = await db
    .withTables<SettingTables>()
    .selectFrom('settings')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return schema.parse({ ...defaults, ...(row?.value as object | undefined) });
}

/** Keeps the given values under a key and leaves the others as they are. */
export async function writeSettings(trx: Transaction, key: string, values: Record<string, unknown>): Promise<void> {
  await trx
    .withTables<SettingTables>()
    .insertInto('settings')
    .values({ key, value: JSON.stringify(values) })
    .onConflict((c) =>
      c
        .column('key')
        .doUpdateSet((e) => ({ value: e(e.ref('settings.value'), '||' as never, e.ref('excluded.value')) as never })),
    )
    .execute();
}
