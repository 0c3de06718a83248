import { Badge, Button, Text } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { type Contract, listCalendars, listContracts } from '#contract/contracts';
import { asLink, Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Page } from '../../../kit/Page.tsx';
import { Paged, PageSearch, usePaging } from '../../../kit/Paged.tsx';
import { useWords } from '../../../kit/words.ts';
import { useDates } from '../calendars/weeks.tsx';
import { currentVersion, usePriceLine } from './price-line.ts';
import { contractWords } from './words.ts';

/** `/contracts`: what was promised to whom. */
export default function ContractsPage() {
  const t = useWords(contractWords);
  const may = useCan();
  const can = may('contracts.write');
  const { query } = usePaging();
  const answer = useCall(listContracts, { query }, { keep: true });
  const calendars = useCall(listCalendars, { query: { limit: 1 } }, { enabled: can });
  const lacksCalendar = can && calendars.data?.total === 0;
  const add = can && (
    <Button
      leftSection={<IconPlus size={16} />}
      renderRoot={asLink(lacksCalendar ? '/calendars/new' : '/contracts/new')}
    >
      {t(lacksCalendar ? 'toCalendars' : 'add')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t('text')}
        </Text>
      }
      actions={add}
    >
      <div className="toolbar">
        <PageSearch placeholder={t('search')} />
      </div>
      <Paged
        answer={answer}
        label={t('title')}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', head: t('name'), cell: (row) => <Name row={row} /> },
          { key: 'state', head: t('state'), cell: (row) => <StateWord state={row.state} />, width: 160 },
          { key: 'price', head: t('price'), cell: (row) => <Price row={row} />, from: 'sm' },
        ]}
        empty={
          <EmptyState icon={IconFileText} title={t('empty')} action={add}>
            {t(lacksCalendar ? 'needCalendar' : can ? 'emptyHint' : 'emptyClient')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function Name({ row }: { row: Contract }) {
  const t = useWords(contractWords);
  const write = useDates();
  const since = row.versions.at(-1);
  return (
    <div>
      <Link to={`/contracts/${row.id}`}>{row.name}</Link>
      <Text size="xs" c="dimmed">
        {[
          row.clientName,
          since && t('from', { date: write.long(since.begins) }),
          row.ends && t('until', { date: write.long(row.ends) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </div>
  );
}

function Price({ row }: { row: Contract }) {
  const line = usePriceLine();
  const version = currentVersion(row);
  return <span className="figures">{version ? line(version.terms.price) : '—'}</span>;
}

const colors = {
  draft: 'gray',
  coming: 'blue',
  active: 'green',
  holds: 'green',
  ended: 'gray',
  past: 'gray',
  withdrawn: 'gray',
} as const;

export function StateWord({ state }: { state: keyof typeof colors }) {
  const t = useWords(contractWords);
  return (
    <Badge variant="light" color={colors[state]} tt="none">
      {t(`state_${state}`)}
    </Badge>
  );
}
