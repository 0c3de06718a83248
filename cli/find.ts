import { listIncidents, readIncident } from '#contract/incidents';
import { listMonitors } from '#contract/monitoring';
import { listStores, readStore, type Store } from '#contract/stores';
import { type Context, Problem } from './command.ts';

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(text);

/** A store by id, name or address; exactly one must fit. */
export async function findStore(context: Context, text: string): Promise<Store> {
  if (isId(text)) return context.call(readStore, { params: { id: text } });
  const { items } = await context.call(listStores, { query: { q: text, limit: 500 } });
  return onlyOne('store', text, items, (s) => [s.id, s.name, s.url, s.url.replace(/\/$/, '')]);
}

/** Every store, page by page. */
export async function everyStore(context: Context): Promise<Store[]> {
  const all: Store[] = [];
  for (;;) {
    const { items, total } = await context.call(listStores, { query: { limit: 500, offset: all.length } });
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

/** A monitor's id by id or name. */
export async function findMonitor(context: Context, text: string): Promise<string> {
  if (isId(text)) return text;
  const { items } = await context.call(listMonitors, { query: { q: text, limit: 500 } });
  return onlyOne('monitor', text, items, (m) => [m.id, m.name]).id;
}

/** An incident's id by id or number (`12`, `#12`). */
export async function findIncident(context: Context, text: string): Promise<string> {
  if (isId(text)) return (await context.call(readIncident, { params: { id: text } })).id;
  const { items } = await context.call(listIncidents, { query: { q: text, limit: 500 } });
  const found = items.find((i) => String(i.number) === text.replace('#', ''));
  if (found) return found.id;
  throw new Problem('not_found', `There is no incident "${text}". Incidents are named by their numbers.`);
}

function onlyOne<T>(kind: string, text: string, items: T[], names: (item: T) => string[]): T {
  const exact = items.filter((item) => names(item).includes(text));
  const fits = exact.length > 0 ? exact : items;
  if (fits.length === 1) return fits[0]!;
  if (fits.length === 0) throw new Problem('not_found', `There is no ${kind} "${text}".`);
  throw new Problem(
    'ambiguous',
    `"${text}" fits ${fits.length} ${kind}s: ${fits
      .slice(0, 5)
      .map((i) => names(i)[1])
      .join(', ')}. Give its id.`,
  );
}
