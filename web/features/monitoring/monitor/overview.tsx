import { Skeleton, Text } from '@mantine/core';
import { readUptime, type MonitorDetail, type MonitorStatus } from '#contract/monitoring';
import { useCall } from '../../../app/query.ts';
import { CopyField } from '../../../kit/CopyField.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { Age, Elapsed } from '../../../kit/time.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { UptimeBar } from '../../../kit/UptimeBar.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';
import { EvidenceParts } from '../../../kit/evidence/EvidenceParts.tsx';
import { Conditions, FailureBadge } from './outcome.tsx';
import { ResponseTimes } from './response-times.tsx';
import { Spans } from './spans.tsx';
import { UptimeWindows } from './uptime-windows.tsx';

export function Overview({ monitor }: { monitor: MonitorDetail }) {
  const t = useWords(monitorWords);
  const uptime = useCall(
    readUptime,
    { params: { id: monitor.id } },
    { live: ['monitor', 'maintenance'], about: monitor.id, everyMs: 60_000 },
  );
  return (
    <div className="monitor">
      <Now monitor={monitor} />
      {monitor.heartbeatUrl && (
        <Panel title={t('heartbeatUrl')}>
          <Text size="sm" c="dimmed" mb="xs">
            {t('heartbeatHint')}
          </Text>
          <CopyField value={monitor.heartbeatUrl} />
        </Panel>
      )}
      {uptime.data ? <UptimeWindows windows={uptime.data.windows} /> : <Skeleton height={96} />}
      <div className="monitor-bars">
        <Panel title={t('last90')}>
          {uptime.data ? (
            <>
              <UptimeBar bars={uptime.data.bars90} height={38} daily />
              <BarEnds bars={uptime.data.bars90} daily />
            </>
          ) : (
            <Skeleton height={52} />
          )}
        </Panel>
        <Panel title={t('last24')}>
          {uptime.data ? (
            <>
              <UptimeBar bars={uptime.data.bars24h} height={38} />
              <BarEnds bars={uptime.data.bars24h} />
            </>
          ) : (
            <Skeleton height={52} />
          )}
        </Panel>
      </div>
      <ResponseTimes monitor={monitor} />
      <div className="monitor-two">
        <Panel title={t('spans')}>
          {uptime.data ? <Spans spans={uptime.data.spans} /> : <Skeleton height={120} />}
        </Panel>
        <div className="monitor-side">
          <Panel title={t('conditions')}>
            {monitor.conditions.length ? (
              <Conditions conditions={monitor.conditions} />
            ) : (
              <Text size="sm" c="dimmed">
                {t(monitor.lastProbeAt ? 'conditionsNotKept' : 'noConditions')}
              </Text>
            )}
          </Panel>
          {monitor.regionStates.length > 1 && (
            <Panel title={t('regions')}>
              <Regions monitor={monitor} />
            </Panel>
          )}
        </div>
      </div>
      <Panel title={t('evidence')}>
        <Text size="sm" c="dimmed" mb="sm">
          {t(monitor.evidence ? 'evidenceHint' : 'noEvidence')}
        </Text>
        <EvidenceParts evidence={monitor.evidence} />
      </Panel>
    </div>
  );
}

const sentences: Partial<Record<MonitorStatus, keyof (typeof monitorWords)['en']>> = {
  up: 'allWell',
  paused: 'nowPaused',
  maintenance: 'nowMaintenance',
};

/** The present: since when, why, and when it was last looked at. */
function Now({ monitor }: { monitor: MonitorDetail }) {
  const t = useWords(monitorWords);
  const f = useFormat();
  return (
    <section className="panel monitor-now" data-status={monitor.status}>
      <div>
        <p className="plain monitor-sentence">
          {monitor.explanation ?? t(sentences[monitor.status] ?? 'noConditions')}
        </p>
        <p className="monitor-facts">
          {monitor.failure && <FailureBadge failure={monitor.failure} />}
          {monitor.since && (
            <span>
              {t('stateSince', { when: f.short(monitor.since) })} · <Elapsed since={monitor.since} />
            </span>
          )}
          <span>
            {t('lastProbe')}: {monitor.lastProbeAt ? <Age of={monitor.lastProbeAt} /> : t('neverProbed')}
          </span>
          {monitor.latencyMs !== null && (
            <span>
              {t('response')}: <b className="figures">{f.duration(monitor.latencyMs)}</b>
            </span>
          )}
        </p>
      </div>
    </section>
  );
}

function BarEnds({ bars, daily = false }: { bars: { from: string; to: string }[]; daily?: boolean }) {
  const f = useFormat();
  const write = daily ? f.day : f.clock;
  if (bars.length === 0) return null;
  return (
    <div className="bar-ends">
      <span>{write(bars[0]!.from)}</span>
      <span>{write(bars.at(-1)!.to)}</span>
    </div>
  );
}

function Regions({ monitor }: { monitor: MonitorDetail }) {
  return (
    <ul className="regions">
      {monitor.regionStates.map((one) => (
        <li key={one.region}>
          <span>{one.region}</span>
          <StateBadge status={one.status} bare />
          <span className="regions-age">
            <Age of={one.lastProbeAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
