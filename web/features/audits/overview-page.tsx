import { Button, Group, Text } from '@mantine/core';
import { IconReportSearch } from '@tabler/icons-react';
import { type AuditedStore, listAuditedStores } from '#contract/audits';
import { asLink, Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Page } from '../../kit/Page.tsx';
import { type Column, Paged, PageSearch, usePaging } from '../../kit/Paged.tsx';
import { useWords } from '../../kit/words.ts';
import { Counts } from './badges.tsx';
import { Last } from './last.tsx';
import { RunNow } from './run-now.tsx';
import { Scores } from './scores.tsx';
import { auditWords } from './words.ts';

/** `/audits`: each store with its scores, what is open, and when it was and will be looked at. */
export default function AuditsPage() {
  const t = useWords(auditWords);
  const can = useCan();
  const { query } = usePaging();
  const stores = useCall(listAuditedStores, { query }, { live: ['audit', 'finding', 'store'], keep: true });
  return (
    <Page title={t('title')} below={<Text c="dimmed">{t('intro')}</Text>}>
      <div className="toolbar">
        <PageSearch placeholder={t('search')} />
      </div>
      <Paged
        answer={stores}
        columns={useColumns()}
        rowKey={({ store }) => store.id}
        label={t('title')}
        empty={
          <EmptyState
            icon={IconReportSearch}
            title={t('nothing')}
            action={can('stores.write') && <Button renderRoot={asLink('/stores/new')}>{t('addStore')}</Button>}
          >
            {t('nothingText')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<AuditedStore>[] {
  const t = useWords(auditWords);
  return [
    {
      key: 'store',
      head: t('store'),
      cell: (row) => (
        <>
          <Text size="sm" fw={600}>
            <Link plain to={`/audits/stores/${row.store.id}`}>
              {row.store.name}
            </Link>
          </Text>
          <Text size="xs" c="dimmed">
            {row.client.name}
          </Text>
          <Text component="div" mt={6} hiddenFrom="sm">
            <Scores small of={row.scores} />
            <div style={{ margin: '6px 0' }}>{row.latest && <Counts of={row.findings} />}</div>
            <Group justify="space-between" align="end" gap={8}>
              <Last of={row} />
              <RunNow quiet storeId={row.store.id} />
            </Group>
          </Text>
        </>
      ),
    },
    { key: 'scores', from: 'sm', head: t('scores'), cell: ({ scores }) => <Scores small of={scores} /> },
    {
      key: 'findings',
      from: 'sm',
      head: t('openFindings'),
      cell: ({ findings, latest }) => latest && <Counts of={findings} />,
    },
    { key: 'last', from: 'sm', head: t('last'), cell: (row) => <Last of={row} /> },
    { key: 'run', from: 'sm', head: '', align: 'end', cell: ({ store }) => <RunNow quiet storeId={store.id} /> },
  ];
}
