import type { z } from 'zod';
import type { monitorTypeShown, MonitorDetail } from '#contract/monitoring';
import type { PageKind, Store } from '#contract/stores';
import { emptyOf, type Schema } from '../../../kit/form/schema.ts';
import type { Settings } from '../../../kit/FormFromSchema.ts';

export type MonitorTypeShown = z.infer<typeof monitorTypeShown>;

/** What the form holds. Times are as the API has them. */
export interface Draft {
  name: string;
  settings: Settings;
  page: PageKind | null;
  intervalSeconds: number;
  timeoutMs: number | undefined;
  confirmations: number;
  regions: string[];
  dependsOn: string | null;
}

export const emptyDraft = (type: MonitorTypeShown, store: Store | undefined): Draft => ({
  name: '',
  settings: store ? prefilled(type, store) : {},
  page: null,
  intervalSeconds: type.defaultIntervalSeconds,
  timeoutMs: undefined,
  confirmations: 1,
  regions: [],
  dependsOn: null,
});

export const draftOf = (m: MonitorDetail): Draft => ({
  name: m.name,
  settings: m.settings,
  page: m.page,
  intervalSeconds: m.intervalSeconds,
  timeoutMs: m.timeoutMs,
  confirmations: m.confirmations,
  regions: m.regions,
  dependsOn: m.dependsOn,
});

/** The store's own address where the type asks for an address or a host. */
function prefilled(type: MonitorTypeShown, store: Store): Settings {
  const schema = type.schema as Schema;
  const fields = schema.properties;
  // A type with branches (a schedule by interval or by cron) begins with the first.
  if (!fields) return emptyOf(schema, schema) as Settings;
  const { hostname, href } = new URL(store.url);
  const bare = hostname.replace(/^www\./, '');
  const known: Record<string, string> = { url: href, host: hostname, hostname, domain: bare, name: hostname };
  return Object.fromEntries(Object.keys(fields).flatMap((name) => (known[name] ? [[name, known[name]]] : [])));
}

/** Lengths of interval that one may choose, from the least the type allows; the present one is always among them. */
export function intervals(type: MonitorTypeShown, present: number): number[] {
  const usual = [5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 604_800];
  return [
    ...new Set([
      ...usual.filter((seconds) => seconds >= type.minIntervalSeconds),
      present,
      type.defaultIntervalSeconds,
    ]),
  ].sort((a, b) => a - b);
}
