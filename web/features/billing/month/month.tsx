import { Alert, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type listExcess, type listLedgerMonths, readLedger } from '#contract/billing';
import type { ResponseOf } from '#contract/endpoint';
import { useCall } from '../../../app/query.ts';
import { useIsClient } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { AskButton } from '../agreed/ask-button.tsx';
import type { Asked } from '../agreed/ask-dialog.tsx';
import classes from '../billing.module.css';
import { sumsOf } from '../use.ts';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';
import { CloseMonth } from './close-month.tsx';
import { Download } from './download.tsx';
import { Left } from './left.tsx';
import { Lines } from './lines.tsx';
import { MonthChoice, MonthState } from './month-choice.tsx';
import { MonthsChart } from './months-chart.tsx';
import { UseBar, UseLegend, useUseLine } from './use-bar.tsx';

type Listed = ResponseOf<typeof listLedgerMonths>['items'];

/** One month: a picture first, then what it asks and why, and what is left. */
export function Month({
  contractId,
  months,
  month,
  asks,
  asked,
}: {
  contractId: string;
  months: Listed;
  month: Listed[number];
  asks: ResponseOf<typeof listExcess>['items'];
  /** What may be asked of the client in this month. */
  asked: Asked | null;
}) {
  const isClient = useIsClient();
  const answer = useCall(
    readLedger,
    { params: { id: contractId }, query: { month: month.month } },
    { live: ['hours', 'time'], keep: true },
  );
  const ledger = answer.data;
  const nextToClose = months.find((one) => one.mayClose)?.month ?? null;
  const waits = asks.some((ask) => !ask.answer && !ask.withdrawn && ask.month === month.month);
  return (
    <>
      <div className="toolbar" style={{ marginBottom: 0 }}>
        <MonthChoice months={months.map((one) => one.month)} chosen={month.month} />
        <MonthState closed={month.closed} waits={!isClient && month.over} />
        <Group gap="xs" style={{ marginInlineStart: 'auto' }}>
          <Download contractId={contractId} month={month.month} />
          {ledger && (
            <CloseMonth ledger={ledger} over={month.over} first={month.mayClose ? null : nextToClose} asked={waits} />
          )}
        </Group>
      </div>
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {!ledger && !answer.error && <Skeleton height={320} />}
      {ledger && (
        <Stack gap="md">
          {!isClient && asked && asked.unbilled > 0 && !waits && <Beyond asked={asked} />}
          <div className={classes.two}>
            <Used use={month.use} totals={month.totals} />
            <MonthsChart months={months} chosen={month.month} />
          </div>
          <Lines ledger={ledger} />
          <Left ledger={ledger} over={month.over} />
        </Stack>
      )}
    </>
  );
}

function Beyond({ asked }: { asked: Asked }) {
  const t = useWords(billingWords);
  const { time } = useWritten();
  return (
    <Alert
      color="amber"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={t('overAllowed', { time: time(asked.unbilled) })}
    >
      <Group justify="space-between" gap="xs">
        {t('overAllowedText')}
        <AskButton {...asked} />
      </Group>
    </Alert>
  );
}

function Used({ use, totals }: Pick<Listed[number], 'use' | 'totals'>) {
  const t = useWords(billingWords);
  const write = useWritten();
  const line = useUseLine();
  const { has, left } = sumsOf(use);
  return (
    <Panel
      title={t('hours')}
      actions={
        <span className={classes.big}>
          {totals.map(({ amount, currency }) => write.money(amount, currency)).join(' + ')}
        </span>
      }
    >
      <Group justify="space-between" mb={8} gap="xs">
        <Text size="sm" fw={600} className="figures">
          {line(use)}
        </Text>
        {has > 0 && (
          <Text size="sm" c="dimmed" className="figures">
            {t('hoursLeft', { time: write.time(left) })}
          </Text>
        )}
      </Group>
      <UseBar use={use} />
      <UseLegend use={use} />
      {has === 0 && use.unbilled === 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('noHours')}
        </Text>
      )}
    </Panel>
  );
}
