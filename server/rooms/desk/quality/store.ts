import { sql, type SqlBool } from 'kysely';
import type { Db } from '#kit/db/db';
import type { ClockRow, ClockTables } from '../clocks/tables.ts';
import type { RequestRow } from '../requests/store.ts';
import type { DeskTables } from '../tables.ts';

const any = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;

export interface ClockFilter {
  from: number;
  to: number;
  /** Null: of any client. */
  clientIds: readonly string[] | null;
  kind?: ClockRow['kind'] | undefined;
  clientId?: string | undefined;
  storeId?: string | undefined;
}

/** Clocks that began in `[from, to)`, in order. */
export function clocksBegun(db: Db, filter: ClockFilter): Promise<ClockRow[]> {
  const { clientIds, kind, clientId, storeId } = filter;
  return db
    .withTables<ClockTables>()
    .selectFrom('clocks')
    .selectAll()
    .where('started_at', '>=', filter.from)
    .where('started_at', '<', filter.to)
    .$if(clientIds !== null, (q) => q.where(sql<SqlBool>`client_id = ${any(clientIds ?? [])}`))
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind!))
    .$if(clientId !== undefined, (q) => q.where('client_id', '=', clientId!))
    .$if(storeId !== undefined, (q) => q.where('store_id', '=', storeId!))
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

export function requestsByIds(db: Db, ids: readonly string[]): Promise<RequestRow[]> {
  return db
    .withTables<DeskTables>()
    .selectFrom('requests')
    .selectAll()
    .where(sql<SqlBool>`id = ${any(ids)}`)
    .execute();
}
