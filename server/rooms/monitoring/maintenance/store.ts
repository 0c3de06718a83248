import type { Db } from '#kit/db/db';
import type { MonitoringTables, WindowTable } from '../tables.ts';

const on = (db: Db) => db.withTables<MonitoringTables>();

export type WindowRow = Omit<WindowTable, 'ended'>;

/** Windows of planned work that are going on. */
export function windowsAt(db: Db, now: number): Promise<WindowRow[]> {
  return on(db).selectFrom('maintenance_windows').selectAll().where('from_at', '<=', now).where('to_at', '>', now).execute();
}

/** Whether the planned work is about this monitor: named, or of the store, or of all stores. */
export function covers(window: Pick<WindowRow, 'store_id' | 'monitor_ids'>, monitor: { id: string; store_id: string }): boolean {
  if (window.monitor_ids.length > 0) return window.monitor_ids.includes(monitor.id);
  return window.store_id === null || window.store_id === monitor.store_id;
}

/** Windows that have a part in `[from, to)`. */
export function windowsBetween(db: Db, from: number, to: number): Promise<WindowRow[]> {
  return on(db).selectFrom('maintenance_windows').selectAll().where('from_at', '<', to).where('to_at', '>', from).orderBy('from_at').execute();
}
