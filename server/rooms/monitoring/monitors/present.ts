import type { Monitor, MonitorDetail, MonitorStatus } from '#contract/monitoring';
import type { Language } from '#core/words';
import type { Db } from '#kit/db/db';
import { explain, kinds } from './kinds.ts';
import { maskSettings } from './secret-settings.ts';
import { type MonitorWithState } from './store.ts';
import { slotsOf } from '../probing/store.ts';

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export interface Shown {
  storeName: string;
  uptime24h: number | null;
  /** Planned work is going on. */
  maintenance: boolean;
}

/** What people see: a person's pause and planned maintenance go before what the probes say. */
export function statusShown(m: Pick<MonitorWithState, 'paused' | 'status'>, maintenance: boolean): MonitorStatus {
  if (m.paused) return 'paused';
  return maintenance ? 'maintenance' : m.status;
}

export function presentMonitor(m: MonitorWithState, shown: Shown, language: Language): Monitor {
  const waiting = m.status === 'pending' && !m.paused;
  return {
    id: m.id,
    storeId: m.store_id,
    storeName: shown.storeName,
    type: m.type,
    name: m.name,
    target: m.target,
    page: m.page,
    status: statusShown(m, shown.maintenance),
    since: iso(m.since),
    flapping: m.flapping,
    paused: m.paused,
    failure: m.failure,
    explanation: m.reason
      ? explain(m.type, m.reason, language)
      : waiting
        ? explain(m.type, { code: 'waiting', params: {} }, language)
        : null,
    intervalSeconds: m.interval_ms / 1000,
    regions: m.regions,
    lastProbeAt: isoOrNull(m.last_at),
    latencyMs: m.last_ms,
    uptime24h: shown.uptime24h,
  };
}

export async function presentDetail(
  db: Db,
  m: MonitorWithState,
  shown: Shown & { heartbeatUrl: string | null; regionStatus: ReadonlyMap<string, MonitorStatus> },
  language: Language,
): Promise<MonitorDetail> {
  const kind = kinds.get(m.type);
  const slots = await slotsOf(db, m.key);
  return {
    ...presentMonitor(m, shown, language),
    settings: kind ? maskSettings(kind.schema, m.settings) : {},
    timeoutMs: m.timeout_ms ?? kind?.type.timeoutMs ?? 10_000,
    confirmations: m.confirmations,
    dependsOn: m.depends_on,
    createdAt: iso(m.created_at),
    baselineAt: isoOrNull(m.baseline_at),
    heartbeatUrl: shown.heartbeatUrl,
    conditions: m.conditions,
    evidence: m.evidence as Record<string, unknown> | null,
    regionStates: slots.map((slot) => ({
      region: slot.region,
      status: shown.regionStatus.get(slot.region) ?? 'pending',
      lastProbeAt: isoOrNull(slot.last_at),
    })),
  };
}
