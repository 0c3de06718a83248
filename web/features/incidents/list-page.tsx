import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconFlag, IconMoodSmile } from '@tabler/icons-react';
import { listIncidents, severities, type Incident, type Severity } from '#contract/incidents';
import { asLink, Link, useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useStoreOptions } from '../../app/store-options.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Filter } from '../../kit/Filter.tsx';
import { Page } from '../../kit/Page.tsx';
import { Paged, PageSearch, usePaging, type Column } from '../../kit/Paged.tsx';
import { Elapsed, Instant } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { IncidentStateBadge, SeverityBadge } from './badges.tsx';
import classes from './list.module.css';
import { incidentWords } from './words.ts';

const states = ['active', 'resolved', 'all'] as const;
type Shown = (typeof states)[number];
const isActive = (incident: Incident) => incident.state === 'open' || incident.state === 'acknowledged';

/** `/incidents`: what is broken now, unless another state is asked for. */
export default function IncidentsPage() {
  const t = useWords(incidentWords);
  const can = useCan();
  const { search } = useAddress();
  const { query } = usePaging();
  const shown: Shown = states.find((state) => state === search.state) ?? 'active';
  const incidents = useCall(
    listIncidents,
    {
      query: {
        ...query,
        ...(shown === 'all' ? {} : { state: shown }),
        severity: severities.find((s) => s === search.severity),
        storeId: search.storeId,
      },
    },
    { live: ['incident'], keep: true },
  );
  const columns = useColumns();
  return (
    <Page
      title={t('title')}
      actions={
        can('incidents.open') && (
          <Button variant="default" leftSection={<IconFlag size={16} />} renderRoot={asLink('/incidents/new')}>
            {t('open')}
          </Button>
        )
      }
    >
      <Filters shown={shown} />
      <Paged
        answer={incidents}
        columns={columns}
        rowKey={(incident) => incident.id}
        filters={['severity', 'storeId']}
        label={t('title')}
        empty={<Nothing shown={shown} />}
      />
    </Page>
  );
}

function Filters({ shown }: { shown: Shown }) {
  const t = useWords(incidentWords);
  const { setSearch } = useAddress();
  const stores = useStoreOptions();
  const words = { active: t('active'), resolved: t('over'), all: t('all') };
  return (
    <div className="toolbar">
      <SegmentedControl
        value={shown}
        onChange={(state) => setSearch({ state: state === 'active' ? undefined : state, page: undefined })}
        aria-label={t('state')}
        data={states.map((value) => ({ value, label: words[value] }))}
      />
      <PageSearch placeholder={t('search')} />
      <Filter
        name="severity"
        label={t('severity')}
        any={t('anySeverity')}
        data={severities.map((s: Severity) => ({ value: s, label: t(`severity_${s}`) }))}
      />
      <Filter name="storeId" label={t('store')} any={t('allStores')} {...stores} />
    </div>
  );
}

function Nothing({ shown }: { shown: Shown }) {
  const t = useWords(incidentWords);
  const { setSearch } = useAddress();
  if (shown === 'all')
    return (
      <EmptyState icon={IconMoodSmile} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconMoodSmile}
      title={t(shown === 'active' ? 'quiet' : 'none')}
      action={
        <Button variant="default" onClick={() => setSearch({ state: 'all', page: undefined })}>
          {t('showAll')}
        </Button>
      }
    >
      {t(shown === 'active' ? 'quietText' : 'noneText')}
    </EmptyState>
  );
}

function useColumns(): Column<Incident>[] {
  const t = useWords(incidentWords);
  const time = (incident: Incident) => <Elapsed since={incident.startedAt} until={incident.resolvedAt} />;
  return [
    {
      key: 'severity',
      from: 'sm',
      head: t('severity'),
      width: 130,
      cell: (incident) => <SeverityBadge severity={incident.severity} />,
    },
    {
      key: 'title',
      head: t('title'),
      cell: (incident) => (
        <div className={classes.incident} data-over={!isActive(incident) || undefined}>
          <span className={classes.narrow}>
            <SeverityBadge severity={incident.severity} />
            <IncidentStateBadge state={incident.state} />
          </span>
          <Text size="sm" fw={600} component="div">
            <Link plain to={`/incidents/${incident.id}`}>
              #{incident.number} {incident.title}
            </Link>
          </Text>
          <Text size="xs" c="dimmed" component="div">
            {incident.storeName}
            {incident.failure && ` · ${t(`failure_${incident.failure}`)}`}
            {incident.recurrence > 0 && ` · ${t('repeated', { n: incident.recurrence })}`}
            <span className={classes.narrowLine}>
              {incident.assignee?.name ?? t('nobody')} · {time(incident)}
            </span>
          </Text>
        </div>
      ),
    },
    {
      key: 'state',
      from: 'sm',
      head: t('state'),
      width: 130,
      cell: (incident) => (
        <>
          <IncidentStateBadge state={incident.state} />
          <Text size="xs" c="dimmed">
            {incident.assignee?.name ?? (isActive(incident) ? t('nobody') : '')}
          </Text>
        </>
      ),
    },
    {
      key: 'since',
      from: 'sm',
      head: t('startedAt'),
      width: 150,
      cell: (incident) => (
        <>
          <Text size="sm" component="div">
            <Instant of={incident.startedAt} />
          </Text>
          <Text size="xs" c="dimmed" component="div">
            {time(incident)}
          </Text>
        </>
      ),
    },
  ];
}
