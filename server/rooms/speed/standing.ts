import { speedDevices, speedKinds } from '#contract/speed';
import { sql } from 'kysely';
import type { Db } from '#kit/db/db';
import type { PageRow, SetRow, SpeedTables, WatchRow } from './tables.ts';

/** How it stands with a store: its plan, the set under way, the last one that is over, the latest figures. */
export interface Standing {
  watch?: WatchRow;
  under?: SetRow;
  latest?: SetRow;
  pages: PageRow[];
  /** How many of its pages are slower than they were. */
  slower: number;
}

/** By store; in as many queries for one store as for hundreds. */
export async function standingsOf(db: Db, ids: readonly string[]): Promise<Map<string, Standing>> {
  const speed = db.withTables<SpeedTables>();
  const [watches, sets, pages, slower] = await Promise.all([
    speed.selectFrom('speed_watches').selectAll().where('store_id', 'in', ids).execute(),
    newestSets(db, ids),
    newestPages(db, ids),
    speed
      .selectFrom('speed_slowdowns')
      .select(['store_id', (e) => e.fn.countAll<number>().as('n')])
      .where('store_id', 'in', ids)
      .where('ended_at', 'is', null)
      .groupBy('store_id')
      .execute(),
  ]);
  const found = new Map<string, Standing>(ids.map((id) => [id, { pages: [], slower: 0 }]));
  for (const watch of watches) found.get(watch.store_id)!.watch = watch;
  for (const set of sets) {
    const isOpen = set.state === 'waiting' || set.state === 'running';
    found.get(set.store_id)![isOpen ? 'under' : 'latest'] = set;
  }
  for (const page of pages) found.get(page.store_id)!.pages.push(page);
  for (const { store_id, n } of slower) found.get(store_id)!.slower = n;
  return found;
}

const storeIds = (ids: readonly string[]) => sql`unnest(${[...ids]}::uuid[]) as wanted(id)`;

/** The newest that waits or runs, and the newest that is over: each a step into an index, however long the history. */
async function newestSets(db: Db, ids: readonly string[]): Promise<SetRow[]> {
  const newest = (states: readonly string[]) =>
    sql<SetRow>`select found.* from ${storeIds(ids)} cross join lateral (
      select * from speed_sets where store_id = wanted.id and state = any(${[...states]})
      order by asked_at desc, id desc limit 1) as found`.execute(db);
  const [open, over] = await Promise.all([newest(['waiting', 'running']), newest(['done', 'failed', 'cancelled'])]);
  return [...open.rows, ...over.rows];
}

/** The latest figures of each page and device. */
async function newestPages(db: Db, ids: readonly string[]): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`select found.* from ${storeIds(ids)}
    cross join unnest(${[...speedKinds]}::text[]) with ordinality as kinds(kind, k)
    cross join unnest(${[...speedDevices]}::text[]) with ordinality as devices(device, d)
    cross join lateral (
      select * from speed_pages where store_id = wanted.id and kind = kinds.kind and device = devices.device
      order by at desc, set_id desc limit 1) as found
    order by kind, device`.execute(db);
  return rows;
}
