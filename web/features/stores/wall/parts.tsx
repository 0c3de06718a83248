import { IconAlertTriangle, IconCertificate, IconWorld } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { WallStore } from '#contract/monitoring';
import { Link } from '../../../app/address.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useNow } from '../../../kit/time.tsx';
import { UptimeBar } from '../../../kit/UptimeBar.tsx';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';
import { barsOf, type Cells } from './bars.ts';

export interface SeverityCounts {
  critical: number;
  major: number;
  minor: number;
  info: number;
}
export interface WallProps {
  stores: WallStore[];
  cells: Cells;
  incidents: Record<string, SeverityCounts>;
}

/** A store as the wall has it. */
export interface StoreNow {
  card: WallStore;
  cells: Cells;
}

/** The last day of a store, half an hour a cell. */
export function DayBar({ store, cells, height }: { store: WallStore; cells: Cells; height: number }) {
  const bars = useMemo(() => barsOf(store.bars24h, cells), [store.bars24h, cells]);
  return <UptimeBar bars={bars} height={height} />;
}

/** The uptime of the last day; of a store that is watched for less, also of how long. */
export function DayUptime({ store }: { store: WallStore }) {
  const t = useWords(storeWords);
  const f = useFormat();
  const now = useNow();
  if (store.uptime24h === null) return null;
  const short = store.uptimeSince && now - Date.parse(store.uptimeSince) < dayMs - 60_000;
  return (
    <span className="figures" title={short ? t('watchedSince', { when: f.short(store.uptimeSince!) }) : undefined}>
      {f.ratio(store.uptime24h)}
      {short && <small> {t('within', { time: f.round(now - Date.parse(store.uptimeSince!)) })}</small>}
    </span>
  );
}
const dayMs = 86_400_000;

const soonDays = 14;
const urgentDays = 5;

/** Days that are left of a certificate or a domain; louder as they run out. */
export function DaysLeft({ days, of }: { days: number | null; of: 'certificate' | 'domain' }) {
  const t = useWords(storeWords);
  if (days === null) return null;
  const Icon = of === 'certificate' ? IconCertificate : IconWorld;
  const left = days < 0 ? t('expired') : t('days', { n: days });
  const urgency = days <= urgentDays ? 'now' : days <= soonDays ? 'soon' : undefined;
  return (
    <span
      className="days-left"
      data-urgency={urgency}
      title={days < 0 ? `${t(of)}: ${left}` : t(of === 'certificate' ? 'certificateLeft' : 'domainLeft', { left })}
    >
      <Icon size={14} stroke={1.8} />
      <span className="sr">{t(of)}</span> {left}
    </span>
  );
}

/** The number of active incidents, by the worst of them; a link to them. */
export function IncidentCount({ storeId, counts }: { storeId: string; counts: SeverityCounts | undefined }) {
  const t = useWords(storeWords);
  const n = counts ? counts.critical + counts.major + counts.minor + counts.info : 0;
  if (n === 0) return null;
  const loud = counts!.critical + counts!.major > 0;
  return (
    <span className="incident-count" data-loud={loud || undefined}>
      <IconAlertTriangle size={14} stroke={1.9} />{' '}
      <Link to={`/incidents?storeId=${storeId}`} plain>
        {t('openIncidents', { n })}
      </Link>
    </span>
  );
}

/** "2 of 14 down": what the state rests on. */
export function useMonitorSummary(): (store: WallStore) => string {
  const t = useWords(storeWords);
  return (store) => {
    const values = { total: store.monitors };
    if (store.monitors === 0) return t('noMonitors');
    if (store.down > 0) return t('monitorsDown', { n: store.down, ...values });
    if (store.degraded > 0) return t('monitorsDegraded', { n: store.degraded, ...values });
    return t(store.status === 'up' ? 'monitorsUp' : 'monitorsCount', values);
  };
}

/** The latest hourly median that is known. */
export const latestOf = (values: (number | null)[]): number | null =>
  values.findLast((value) => value !== null) ?? null;
