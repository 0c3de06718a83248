import { Button, Group, Text } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import { listPaymentPages, type PaymentWatch } from '#contract/payment-pages';
import { asLink, Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Page } from '../../kit/Page.tsx';
import { type Column, Paged, usePaging } from '../../kit/Paged.tsx';
import { Instant } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { LookNow } from './look-now.tsx';
import { LastLook, Standing } from './standing.tsx';
import { paymentWords } from './words.ts';

/** `/payment-pages`: each store that is watched, alarms first, with what waits for a person. */
export default function PaymentPagesPage() {
  const t = useWords(paymentWords);
  const { limit, offset } = usePaging().query;
  const watches = useCall(listPaymentPages, { query: { limit, offset } }, { live: ['audit', 'store'], keep: true });
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
        answer={watches}
        columns={useColumns()}
        rowKey={({ store }) => store.id}
        label={t('title')}
        empty={
          <EmptyState
            icon={IconCreditCard}
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

function useColumns(): Column<PaymentWatch>[] {
  const t = useWords(paymentWords);
  return [
    {
      key: 'store',
      head: t('store'),
      cell: (row) => (
        <>
          <Text size="sm" fw={600}>
            <Link plain to={`/payment-pages/stores/${row.store.id}`}>
              {row.store.name}
            </Link>
          </Text>
          <Text size="xs" c="dimmed">
            {row.client.name}
          </Text>
          <Text component="div" mt={6} hiddenFrom="sm">
            <Standing of={row} />
            <Group justify="space-between" align="end" gap={8} mt={6}>
              <LastLook of={row} />
              <LookNow quiet of={row} />
            </Group>
          </Text>
        </>
      ),
    },
    { key: 'state', from: 'sm', head: t('state'), cell: (row) => <Standing of={row} /> },
    { key: 'last', from: 'sm', head: t('last'), cell: (row) => <LastLook of={row} /> },
    {
      key: 'reviewed',
      from: 'md',
      head: t('reviewed'),
      cell: ({ reviewedAt }) =>
        reviewedAt === null ? (
          <Text size="sm" c="dimmed">
            {t('notReviewed')}
          </Text>
        ) : (
          <Instant of={reviewedAt} />
        ),
    },
    { key: 'look', from: 'sm', head: '', align: 'end', cell: (row) => <LookNow quiet of={row} /> },
  ];
}
