import { Button, Text } from '@mantine/core';
import { listIncidents } from '#contract/incidents';
import { listMonitors } from '#contract/monitoring';
import type { Store } from '#contract/stores';
import { asLink, Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Facts } from '../../../kit/Evidence.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { Paged } from '../../../kit/Paged.tsx';
import { Sparkline } from '../../../kit/Sparkline.tsx';
import { useWords } from '../../../kit/words.ts';
import { AuditOfStore } from '../../audits/index.ts';
import { useMonitorColumns } from '../../monitoring/index.ts';
import { PaymentPagesOfStore } from '../../payment-pages/index.ts';
import { SpeedOfStore } from '../../speed/index.ts';
import { platformName } from '../platform.ts';
import { DayBar, DaysLeft, DayUptime, latestOf, useMonitorSummary, type StoreNow } from '../wall/parts.tsx';
import { storeWords } from '../words.ts';
import { IncidentList } from './incidents.tsx';
import './store.css';

const shownMonitors = 200;

export function StoreOverview({ store, now }: { store: Store; now: StoreNow | undefined }) {
  const t = useWords(storeWords);
  const can = useCan();
  const columns = useMonitorColumns(false);
  const monitors = useCall(
    listMonitors,
    { query: { storeId: store.id, limit: shownMonitors, sort: 'worst' } },
    { live: ['monitor', 'maintenance'], about: store.id, everyMs: 60_000 },
  );
  const incidents = useCall(
    listIncidents,
    { query: { storeId: store.id, state: 'active', limit: 10 } },
    { live: ['incident'], about: store.id },
  );
  const active = incidents.data?.items ?? [];
  const propose = can('stores.write') && (
    <Button renderRoot={asLink(`/stores/${store.id}/discovery`)}>{t('propose')}</Button>
  );
  return (
    <div className="store">
      {active.length > 0 && (
        <Panel
          title={t('activeIncidents')}
          actions={
            <Link to={`/incidents?storeId=${store.id}`} size="sm">
              {t('allIncidents')}
            </Link>
          }
        >
          <IncidentList incidents={active} />
        </Panel>
      )}
      <div className="store-top">
        {now && now.card.monitors > 0 && <LastDay now={now} />}
        <Panel title={t('store')}>
          <StoreFacts store={store} now={now} />
        </Panel>
      </div>
      {can('audits.read') && <AuditOfStore storeId={store.id} />}
      {can('audits.read') && <PaymentPagesOfStore storeId={store.id} />}
      {can('audits.read') && <SpeedOfStore storeId={store.id} />}
      <Paged
        answer={monitors}
        columns={columns}
        rowKey={(m) => m.id}
        limit={shownMonitors}
        label={t('monitors')}
        empty={<EmptyState title={t('noMonitors')} action={propose} />}
      />
    </div>
  );
}

function LastDay({ now: { card, cells } }: { now: StoreNow }) {
  const t = useWords(storeWords);
  const f = useFormat();
  const summary = useMonitorSummary();
  const latest = latestOf(card.latency);
  return (
    <Panel
      title={t('last24h')}
      actions={
        <b>
          <DayUptime store={card} />
        </b>
      }
    >
      <DayBar store={card} cells={cells} height={34} />
      <Text size="sm" c="dimmed" mt={6}>
        {summary(card)}
      </Text>
      <div className="store-spark">
        <Sparkline values={card.latency} height={40} />
        {latest !== null && (
          <Text size="sm" c="dimmed" className="figures">
            {t('median', { time: f.duration(latest) })}
          </Text>
        )}
      </div>
    </Panel>
  );
}

function StoreFacts({ store, now }: { store: Store; now: StoreNow | undefined }) {
  const t = useWords(storeWords);
  const certificate = now && now.card.certificateDays !== null && (
    <DaysLeft of="certificate" days={now.card.certificateDays} />
  );
  const domain = now && now.card.domainDays !== null && <DaysLeft of="domain" days={now.card.domainDays} />;
  const known = store.platform !== 'unknown';
  return (
    <Facts
      of={[
        [
          t('client'),
          <Link key="c" to={`/?client=${store.clientId}`} plain>
            {store.clientName}
          </Link>,
        ],
        [t('platform'), known ? <PlatformShown key="p" store={store} /> : t('unknownPlatform')],
        [t('certificate'), certificate || t('unknownDays')],
        [t('domain'), domain || t('unknownDays')],
        [t('languages'), store.languages.join(', ')],
        [t('currencies'), store.currencies.join(', ')],
      ]}
    />
  );
}

function PlatformShown({ store }: { store: Store }) {
  const t = useWords(storeWords);
  const name = platformName(store.platform, store.platformVersion);
  return (
    <>
      {name}
      {store.platformConfidence !== null && (
        <Text span size="sm" c="dimmed">
          {' '}
          · {t('confidence', { n: Math.round(store.platformConfidence * 100) })}
        </Text>
      )}
    </>
  );
}
