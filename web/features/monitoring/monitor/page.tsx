import { Button, Skeleton, Tabs, Text } from '@mantine/core';
import { listMonitorTypes, readMonitor, type MonitorDetail } from '#contract/monitoring';
import { asLink, Link, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page } from '../../../kit/Page.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { pageKindWords } from '../page-kinds.ts';
import { monitorWords } from '../words.ts';
import { MonitorActions } from './actions.tsx';
import { MonitorSettings } from './settings.tsx';
import { Overview } from './overview.tsx';
import { ProbeLog } from './probe-log.tsx';
import './monitor.css';

/** One monitor: state and why, uptime, response times, outages, the log of probes. */
export default function MonitorPage() {
  const t = useWords(monitorWords);
  const { params, search, setSearch } = useAddress();
  const id = params.id!;
  const answer = useCall(
    readMonitor,
    { params: { id } },
    { live: ['monitor', 'maintenance'], about: id, everyMs: 30_000 },
  );
  const monitor = answer.data;
  if (answer.error?.status === 404)
    return (
      <EmptyState title={t('notFound')} action={<Button renderRoot={asLink('/monitors')}>{t('toList')}</Button>}>
        {t('notFoundHint')}
      </EmptyState>
    );
  if (!monitor)
    return answer.error ? <ErrorNote error={answer.error} onRetry={answer.refetch} /> : <Skeleton height={420} />;
  return (
    <Page
      title={monitor.name}
      crumbs={[
        { label: t('monitors'), to: '/monitors' },
        { label: monitor.storeName, to: `/stores/${monitor.storeId}` },
      ]}
      beside={<StateBadge status={monitor.status} flapping={monitor.flapping} />}
      below={<About monitor={monitor} />}
      actions={<MonitorActions monitor={monitor} />}
    >
      <Tabs
        value={search.tab ?? 'overview'}
        onChange={(tab) =>
          setSearch({ tab: tab === 'overview' ? undefined : (tab ?? undefined), page: undefined, verdict: undefined })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">{t('overview')}</Tabs.Tab>
          <Tabs.Tab value="log">{t('log')}</Tabs.Tab>
          <Tabs.Tab value="settings">{t('settings')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Overview monitor={monitor} />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <ProbeLog monitor={monitor} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <MonitorSettings monitor={monitor} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function About({ monitor }: { monitor: MonitorDetail }) {
  const t = useWords(monitorWords);
  const pages = useWords(pageKindWords);
  const f = useFormat();
  const type = useCall(listMonitorTypes).data?.items.find((one) => one.name === monitor.type);
  return (
    <Text size="sm" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
      <Link to={`/monitors?type=${monitor.type}`} plain>
        {type?.label ?? monitor.type}
      </Link>{' '}
      · {monitor.target} · {t('every', { time: f.duration(monitor.intervalSeconds * 1000) })}
      {monitor.page && ` · ${pages(monitor.page)}`}
    </Text>
  );
}
