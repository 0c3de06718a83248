import type pg from 'pg';

/** A table that a copy holds, in an order in which rows may be inserted: referenced tables first. */
export interface CopiedTable {
  /** Quoted, with its schema. */
  name: string;
  /** Quoted; generated columns are left out, they make themselves again. */
  columns: string[];
}

export interface CopiedPartition {
  name: string;
  parent: string;
  bound: string;
}

// Bookkeeping of the migrations themselves is made by migrating, not by copying.
const skipped = ["'kysely_migration'", "'kysely_migration_lock'", "'migrations'"].join(', ');

export async function tablesOf(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; refers: string[] }>(`
    select c.oid::regclass::text as name,
      array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in (${skipped}) order by 1`);
  return inOrder(rows);
}

function inOrder(rows: { name: string; columns: string[]; refers: string[] }[]): CopiedTable[] {
  const done: CopiedTable[] = [];
  let left = rows;
  while (left.length > 0) {
    const ready = left.filter((r) =>
      r.refers.every((name) => done.some((d) => d.name === name) || !rows.some((x) => x.name === name)),
    );
    if (ready.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${left.map((r) => r.name).join(', ')}.`);
    done.push(...ready.map(({ name, columns }) => ({ name, columns })));
    left = left.filter((r) => !ready.includes(r));
  }
  return done;
}

export async function partitionsOf(client: pg.ClientBase): Promise<CopiedPartition[]> {
  const { rows } = await client.query<CopiedPartition>(`
    select c.oid::regclass::text as name, i.inhparent::regclass::text as parent, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_class c join pg_inherits i on i.inhrelid = c.oid where c.relispartition and c.relkind = 'r' order by 1`);
  return rows;
}

export async function lastMigration(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name desc limit 1');
  return rows[0]?.name ?? '';
}

/** Sets each sequence to go on after the largest number in use. */
export async function advanceSequences(client: pg.ClientBase, kept: Record<string, number>): Promise<void> {
  for (const [name, value] of Object.entries(kept))
    await client.query('select setval($1::regclass, $2)', [name, value]);
}

export async function sequencesOf(client: pg.ClientBase): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; value: number | null }>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences where schemaname in ('public', 'graphile_worker')`);
  return Object.fromEntries(rows.filter((r) => r.value !== null).map((r) => [r.name, Number(r.value)]));
}
