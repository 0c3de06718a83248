import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconFileText, IconHourglass } from '@tabler/icons-react';
import { listExcess, listExtraHours, listLedgerMonths } from '#contract/billing';
import { type Contract, readContract } from '#contract/contracts';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useIsClient } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { Asks } from '../agreed/asks.tsx';
import { Given } from '../agreed/given.tsx';
import { Question } from '../agreed/question.tsx';
import classes from '../billing.module.css';
import { billingWords } from '../words.ts';
import { Month } from './month.tsx';
import { priceIn } from './price-in.ts';

/** `/contracts/$id/hours?month=2026-06`: what a contract used and asks, month by month. */
export default function HoursPage() {
  const t = useWords(billingWords);
  const { params } = useAddress();
  const contract = useCall(readContract, { params: { id: params.id! } });
  const { data, error } = contract;
  return (
    <Page
      title={data ? t('ofContract', { name: data.name }) : t('title')}
      crumbs={[
        { label: t('contracts'), to: '/contracts' },
        { label: data?.name ?? '…', to: `/contracts/${params.id}` },
      ]}
      below={
        data && (
          <Text size="sm" c="dimmed" mt={4}>
            {data.clientName}
          </Text>
        )
      }
    >
      <ErrorNote error={error} onRetry={contract.refetch} />
      {!data && !error && <Skeleton height={420} />}
      {data?.state === 'draft' && <Draft contract={data} />}
      {data && data.state !== 'draft' && <Months contract={data} />}
    </Page>
  );
}

function Draft({ contract }: { contract: Contract }) {
  const t = useWords(billingWords);
  return (
    <section className="panel">
      <EmptyState
        icon={IconFileText}
        title={t('draft')}
        action={<Button renderRoot={asLink(`/contracts/${contract.id}`)}>{t('toContract')}</Button>}
      >
        {t('draftText')}
      </EmptyState>
    </section>
  );
}

function Months({ contract }: { contract: Contract }) {
  const t = useWords(billingWords);
  const { search } = useAddress();
  const isClient = useIsClient();
  const params = { id: contract.id };
  const live = { live: ['hours' as const, 'time' as const], keep: true };
  const months = useCall(listLedgerMonths, { params }, live);
  const asks = useCall(listExcess, { params }, live);
  const given = useCall(listExtraHours, { params }, live);
  const error = months.error ?? asks.error ?? given.error;
  if (error) return <ErrorNote error={error} onRetry={months.refetch} />;
  if (!months.data || !asks.data || !given.data) return <Skeleton height={420} />;
  const { items } = months.data;
  const chosen = search.month ?? items[0]?.month;
  const month = items.find((one) => one.month === chosen);
  const open = month && !month.closed ? month.month : null;
  const price = priceIn(contract, chosen ?? '9999-12');
  const asked = open
    ? {
        contractId: contract.id,
        month: open,
        unbilled: month?.use.unbilled ?? 0,
        mayAnswer: asks.data.mayAnswer,
        price,
      }
    : null;
  return (
    <Stack gap="md">
      {isClient &&
        asks.data.items
          .filter((ask) => !ask.answer && !ask.withdrawn)
          .map((ask) => <Question key={ask.id} contractId={contract.id} ask={ask} />)}
      {month ? (
        <Month contractId={contract.id} months={items} month={month} asks={asks.data.items} asked={asked} />
      ) : items.length > 0 ? (
        <Alert color="amber" variant="light">
          {t('notThere')}
        </Alert>
      ) : (
        <section className="panel">
          <EmptyState icon={IconHourglass} title={t('noMonth')}>
            {t('noMonthClient')}
          </EmptyState>
        </section>
      )}
      <div className={classes.two}>
        <Asks contractId={contract.id} asks={asks.data} asked={asked} />
        <Given contractId={contract.id} items={given.data.items} month={open} price={price} />
      </div>
    </Stack>
  );
}
