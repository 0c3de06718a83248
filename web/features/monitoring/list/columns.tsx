import { listMonitorTypes, type Monitor } from '#contract/monitoring';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useFormat } from '../../../kit/format.ts';
import type { Column } from '../../../kit/Paged.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { Age, Elapsed } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';
import './list.css';

/** Columns of a list of monitors; without the store's name where all belong to one. */
export function useMonitorColumns(withStore: boolean): Column<Monitor>[] {
  const t = useWords(monitorWords);
  const f = useFormat();
  const types = useCall(listMonitorTypes).data?.items ?? [];
  const labels = new Map(types.map((type) => [type.name, type.label]));
  return [
    {
      key: 'state',
      head: t('state'),
      width: 150,
      cell: (m) => (
        <>
          <StateBadge status={m.status} flapping={m.flapping} />
          {m.since && (
            <span className="monitor-since">
              <Elapsed since={m.since} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'name',
      head: t('monitor'),
      cell: (m) => (
        <div className="monitor-name">
          <Link to={`/monitors/${m.id}`} plain fw={550}>
            {m.name}
          </Link>
          <span className="monitor-of">
            {withStore ? (
              <>
                <Link to={`/stores/${m.storeId}`} plain>
                  {m.storeName}
                </Link>{' '}
                ·{' '}
              </>
            ) : null}
            {m.target}
          </span>
          {m.explanation && (m.status === 'down' || m.status === 'degraded' || m.status === 'unknown') && (
            <span className="monitor-why plain" data-status={m.status}>
              {m.explanation}
            </span>
          )}
        </div>
      ),
    },
    {
      key: 'type',
      head: t('type'),
      width: 150,
      from: 'md',
      cell: (m) => <span className="monitor-type">{labels.get(m.type) ?? m.type}</span>,
    },
    {
      key: 'uptime',
      head: t('uptime24h'),
      width: 130,
      align: 'end',
      from: 'sm',
      cell: (m) => (m.uptime24h === null ? '–' : f.ratio(m.uptime24h)),
    },
    {
      key: 'response',
      head: t('response'),
      width: 110,
      align: 'end',
      from: 'sm',
      cell: (m) => (m.latencyMs === null ? '–' : f.duration(m.latencyMs)),
    },
    {
      key: 'probe',
      head: t('lastProbe'),
      width: 130,
      align: 'end',
      from: 'lg',
      cell: (m) => (m.lastProbeAt ? <Age of={m.lastProbeAt} /> : t('neverProbed')),
    },
  ];
}
