import { Button, Text } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { listSpeed, type SpeedStanding } from '#contract/speed';
import { asLink, Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Page } from '../../kit/Page.tsx';
import { type Column, Paged, usePaging } from '../../kit/Paged.tsx';
import { useWords } from '../../kit/words.ts';
import { MeasureNow } from './measure.tsx';
import { LastMeasured, Standing } from './standing.tsx';
import { speedWords } from './words.ts';

/** `/speed`: each store that is measured, those that got slower first. */
export default function SpeedPage() {
  const t = useWords(speedWords);
  const { limit, offset } = usePaging().query;
  const stores = useCall(listSpeed, { query: { limit, offset } }, { live: ['audit', 'store'], keep: true });
  return (
    <Page
      title={t('title')}
      below={
        <Text c="dimmed" maw={760}>
          {t('intro')}
        </Text>
      }
    >
      <Paged
        answer={stores}
        columns={useColumns()}
        rowKey={({ store }) => store.id}
        label={t('title')}
        empty={
          <EmptyState
            icon={IconGauge}
            title={t('nothing')}
            action={<Button renderRoot={asLink('/')}>{t('toStores')}</Button>}
          >
            {t('nothingText')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<SpeedStanding>[] {
  const t = useWords(speedWords);
  return [
    {
      key: 'store',
      head: t('store'),
      cell: (row) => (
        <>
          <Text size="sm" fw={600}>
            <Link plain to={`/speed/stores/${row.store.id}`}>
              {row.store.name}
            </Link>
          </Text>
          <Text size="xs" c="dimmed">
            {row.client.name}
          </Text>
          <Text component="div" mt={6} hiddenFrom="sm">
            <Standing of={row} />
          </Text>
        </>
      ),
    },
    { key: 'state', from: 'sm', head: t('state'), cell: (row) => <Standing of={row} /> },
    { key: 'last', from: 'sm', head: t('last'), cell: (row) => <LastMeasured of={row} /> },
    { key: 'measure', from: 'sm', head: '', align: 'end', cell: (row) => <MeasureNow quiet of={row} /> },
  ];
}
