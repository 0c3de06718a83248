import { Button, Checkbox, Group, Select, Text } from '@mantine/core';
import { IconChecklist, IconMoodSmile } from '@tabler/icons-react';
import { useState } from 'react';
import { type Finding, listFindings } from '#contract/audits';
import { areas, findingStates, severities } from '#core/inspection';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { type Column, Paged, usePaging } from '../../../kit/Paged.tsx';
import { useWords } from '../../../kit/words.ts';
import { FindingSeverity, FindingState } from '../badges.tsx';
import { PlanDialog } from '../dialogs.tsx';
import { Narrow } from '../narrow.tsx';
import { auditWords } from '../words.ts';

/** What is known of a store, to be sifted and to be made a task of. */
export function Findings({ storeId }: { storeId: string }) {
  const t = useWords(auditWords);
  const can = useCan()('findings.write');
  const { search } = useAddress();
  const { query } = usePaging();
  const [chosen, setChosen] = useState<readonly Finding[]>([]);
  const [planning, setPlanning] = useState(false);
  const findings = useCall(
    listFindings,
    {
      query: {
        ...query,
        storeId,
        state: findingStates.find((state) => state === search.state) ?? (search.state === 'all' ? undefined : 'live'),
        severity: severities.find((severity) => severity === search.severity),
        area: areas.find((area) => area === search.area),
      },
    },
    { live: ['finding', 'audit'], keep: true },
  );
  const toggle = (finding: Finding) =>
    setChosen((before) =>
      before.some(({ id }) => id === finding.id) ? before.filter(({ id }) => id !== finding.id) : [...before, finding],
    );
  const columns = useColumns(can ? { chosen, toggle } : null);
  return (
    <Panel
      title={t('findings')}
      actions={
        chosen.length > 0 && (
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {t('selected', { n: chosen.length })}
            </Text>
            <Button size="compact-sm" leftSection={<IconChecklist size={14} />} onClick={() => setPlanning(true)}>
              {t('plan')}
            </Button>
          </Group>
        )
      }
    >
      <Filters />
      <Paged
        answer={findings}
        columns={columns}
        rowKey={({ id }) => id}
        filters={['severity', 'area', 'state']}
        label={t('findings')}
        empty={
          <EmptyState icon={IconMoodSmile} title={t('noFindings')}>
            {t('noFindingsText')}
          </EmptyState>
        }
      />
      <PlanDialog
        opened={planning}
        onClose={() => setPlanning(false)}
        findings={chosen}
        onPlanned={() => setChosen([])}
      />
    </Panel>
  );
}

function Filters() {
  const t = useWords(auditWords);
  const { search, setSearch } = useAddress();
  return (
    <div className="toolbar">
      <Select
        aria-label={t('state')}
        w={{ base: '100%', sm: 190 }}
        allowDeselect={false}
        value={search.state ?? 'live'}
        onChange={(state) => setSearch({ state: state === 'live' ? undefined : (state ?? undefined), page: undefined })}
        data={[
          { value: 'live', label: t('live') },
          ...findingStates.map((value) => ({ value: value as string, label: t(value) })),
          { value: 'all', label: t('all') },
        ]}
      />
      <Narrow by="severity" any={t('anySeverity')} values={severities} />
      <Narrow by="area" any={t('anyArea')} values={areas} />
    </div>
  );
}

function useColumns(
  choice: { chosen: readonly Finding[]; toggle: (finding: Finding) => void } | null,
): Column<Finding>[] {
  const t = useWords(auditWords);
  const canChoose = ({ state }: Finding) => state === 'open';
  return [
    ...(choice
      ? [
          {
            key: 'choose',
            head: '',
            width: 40,
            cell: (finding: Finding) =>
              canChoose(finding) && (
                <Checkbox
                  size="xs"
                  aria-label={t('choose', { title: finding.title })}
                  checked={choice.chosen.some(({ id }) => id === finding.id)}
                  onChange={() => choice.toggle(finding)}
                />
              ),
          },
        ]
      : []),
    {
      key: 'severity',
      from: 'sm',
      width: 130,
      head: t('severity'),
      cell: ({ severity }) => <FindingSeverity severity={severity} />,
    },
    {
      key: 'title',
      head: t('found'),
      cell: ({ id, title, area, severity, state, task }) => (
        <>
          <Group gap={8} mb={4} hiddenFrom="sm">
            <FindingSeverity severity={severity} />
            <FindingState state={state} />
          </Group>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            <Link plain to={`/audits/findings/${id}`}>
              {title}
            </Link>
          </Text>
          <Text size="xs" c="dimmed">
            {t(area)}
            {task && (
              <>
                {' · '}
                <Link to={`/tasks/${task.id}`}>#{task.number}</Link>
              </>
            )}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      from: 'sm',
      width: 190,
      head: t('state'),
      cell: ({ state }) => <FindingState state={state} />,
    },
  ];
}
