import { Badge, Box, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { type ContractHours, listHours } from '#contract/billing';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useIsClient } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Page } from '../../../kit/Page.tsx';
import { Paged, PageSearch, usePaging } from '../../../kit/Paged.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../billing.module.css';
import { UseBar, UseKey, useUseLine } from '../month/use-bar.tsx';
import { OwnQuestions } from '../portal/own-hours.tsx';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';

const filters = ['low', 'asked', 'to_close'] as const;
type Filter = (typeof filters)[number];

/** `/hours`: how the hours of all contracts are used this month. */
export default function AllHoursPage() {
  const t = useWords(billingWords);
  const isClient = useIsClient();
  const { search, setSearch } = useAddress();
  const { query } = usePaging();
  const only = filters.find((one) => one === search.only);
  const answer = useCall(
    listHours,
    { query: { ...query, ...(only ? { only } : {}) } },
    { live: ['hours', 'time'], keep: true },
  );
  const counts = answer.data?.counts;
  const count: Record<Filter, number | undefined> = {
    low: counts?.low,
    asked: counts?.asked,
    to_close: counts?.toClose,
  };
  return (
    <Page
      title={t(isClient ? 'title' : 'all')}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t(isClient ? 'mineText' : 'allText')}
        </Text>
      }
    >
      {isClient && (
        <Stack gap="sm" mb="md">
          <OwnQuestions />
        </Stack>
      )}
      {!isClient && (
        <div className="toolbar">
          <PageSearch placeholder={t('search')} />
          <SegmentedControl
            className={`wraps ${classes.filter}`}
            aria-label={t('filter')}
            value={only ?? 'all'}
            onChange={(value) => setSearch({ only: value === 'all' ? undefined : value, page: undefined })}
            data={[
              { value: 'all', label: t('only_all') },
              ...filters.map((value) => ({
                value,
                label: [t(`only_${value}`), count[value]].filter((part) => part !== undefined).join(' '),
              })),
            ]}
          />
        </div>
      )}
      <Paged
        answer={answer}
        label={t('all')}
        filters={['only']}
        rowKey={(row) => row.contractId}
        columns={[
          { key: 'contract', head: t('contract'), cell: (row) => <Name row={row} />, width: '30%' },
          { key: 'used', head: t('used'), cell: (row) => <Use row={row} /> },
          { key: 'level', head: '', cell: (row) => <Level row={row} />, width: 150, from: 'sm' },
          ...(isClient
            ? []
            : [
                {
                  key: 'todo',
                  head: t('toDo'),
                  cell: (row: ContractHours) => <ToDo row={row} />,
                  width: 240,
                  from: 'md' as const,
                },
              ]),
        ]}
        empty={
          <EmptyState icon={IconHourglass} title={t('allEmpty')}>
            {t('allEmptyText')}
          </EmptyState>
        }
      />
      <UseKey uses={(answer.data?.items ?? []).flatMap(({ use }) => use ?? [])} />
    </Page>
  );
}

function Name({ row }: { row: ContractHours }) {
  const t = useWords(billingWords);
  return (
    <div className={classes.name}>
      <Link to={`/contracts/${row.contractId}/hours`}>{row.contractName}</Link>
      <Text size="xs" c="dimmed">
        {[row.clientName, row.ended && t('ended')].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

function Use({ row }: { row: ContractHours }) {
  const t = useWords(billingWords);
  const line = useUseLine();
  if (!row.use)
    return (
      <Text size="sm" c="dimmed">
        {t('hidden')}
      </Text>
    );
  return (
    <div className={classes.use}>
      <UseBar use={row.use} thin />
      <Text size="xs" c="dimmed" className="figures">
        {line(row.use)}
      </Text>
      {(row.level === 'out' || row.level === 'low') && (
        <Box hiddenFrom="sm">
          <Level row={row} />
        </Box>
      )}
    </div>
  );
}

const colors = { out: 'red', low: 'amber', fine: 'green' } as const;

function Level({ row }: { row: ContractHours }) {
  const t = useWords(billingWords);
  if (!row.use) return null;
  if (row.level === 'none')
    return (
      <Text size="sm" c="dimmed">
        {t('level_none')}
      </Text>
    );
  return (
    <Badge variant="light" color={colors[row.level]}>
      {t(`level_${row.level}`)}
    </Badge>
  );
}

function ToDo({ row: { asks, toClose, contractId } }: { row: ContractHours }) {
  const t = useWords(billingWords);
  const { time, month } = useWritten();
  const asked = asks.reduce((sum, ask) => sum + ask.minutes, 0);
  const [first, ...more] = toClose;
  return (
    <>
      {asked > 0 && <Text size="sm">{t('askedTime', { time: time(asked) })}</Text>}
      {first && (
        <Text size="sm">
          <Link to={`/contracts/${contractId}/hours?month=${first}`}>
            {t(more.length > 0 ? 'toCloseMore' : 'toClose', { month: month(first), n: more.length })}
          </Link>
        </Text>
      )}
    </>
  );
}
