import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { listQualityCases, type QualityCaseRow } from '#contract/quality';
import { type Figure, figures } from '#core/quality';
import { Link, useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useFormat } from '../../kit/format.ts';
import { Page } from '../../kit/Page.tsx';
import { type Column, Paged, usePaging } from '../../kit/Paged.tsx';
import { Instant } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { SeverityBadge } from '../incidents/index.ts';
import { Csv } from './csv.tsx';
import { useAsked, useSameAsked } from './asked.ts';
import { Filters } from './filters.tsx';
import classes from './quality.module.css';
import { qualityWords } from './words.ts';

const sides = ['yes', 'no'] as const;
const hasSides = (figure: Figure) => figure !== 'mtta' && figure !== 'mttr';

/** `/quality/cases?figure=reaction&counts=no`: what a number is made of, and why each counts as it does. */
export default function QualityCasesPage() {
  const t = useWords(qualityWords);
  const { search, setSearch } = useAddress();
  const figure = figures.find((one) => one === search.figure) ?? 'reaction';
  const counts = sides.find((one) => one === search.counts);
  const { query } = useAsked();
  const show = (side: string | undefined) => setSearch({ counts: side, page: undefined });
  const paging = usePaging().query;
  const same = useSameAsked();
  const answer = useCall(
    listQualityCases,
    {
      params: { figure },
      query: { limit: paging.limit, offset: paging.offset, ...query, ...(counts ? { counts } : {}) },
    },
    { live: ['request', 'incident'], keep: true },
  );
  return (
    <Page
      title={t(`figure_${figure}`)}
      crumbs={[{ label: t('title'), to: same('/quality') }]}
      actions={<Csv more={{ figure, ...(counts ? { counts } : {}) }} />}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t(`about_${figure}`)}
        </Text>
      }
    >
      <Filters />
      {hasSides(figure) && (
        <SegmentedControl
          mb="md"
          aria-label={t('side')}
          value={counts ?? 'all'}
          onChange={(value) => show(value === 'all' ? undefined : value)}
          data={[
            { value: 'all', label: t('side_all') },
            ...sides.map((side) => ({ value: side, label: t(`side_${figure as 'reaction'}_${side}`) })),
          ]}
        />
      )}
      <Paged
        answer={answer}
        label={t(`figure_${figure}`)}
        filters={['kind', 'clientId', 'storeId', 'personId']}
        rowKey={(row) => `${row.kind} ${row.id}`}
        columns={useColumns(figure)}
        empty={
          <EmptyState
            icon={IconChartBar}
            title={t('emptyList')}
            action={
              counts && (
                <Button variant="default" onClick={() => show(undefined)}>
                  {t('showAll')}
                </Button>
              )
            }
          >
            {t(counts ? 'emptySide' : 'emptyListText')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(figure: Figure): Column<QualityCaseRow>[] {
  const t = useWords(qualityWords);
  return [
    { key: 'case', head: t('case'), cell: (row) => <Case row={row} figure={figure} /> },
    { key: 'why', head: t('why'), width: 330, from: 'sm', cell: (row) => <Why row={row} figure={figure} /> },
    { key: 'opened', head: t('opened'), width: 140, from: 'md', cell: (row) => <Instant of={row.openedAt} /> },
    { key: 'who', head: t('person'), width: 170, from: 'md', cell: (row) => row.assignee?.name ?? '–' },
  ];
}

function Case({ row, figure }: { row: QualityCaseRow; figure: Figure }) {
  const t = useWords(qualityWords);
  return (
    <>
      <Link plain to={`/${row.kind}s/${row.id}`}>
        #{row.number} {row.title}
      </Link>
      <Group gap="2px 10px">
        <SeverityBadge severity={row.severity} />
        <Text size="xs" c="dimmed">
          {[t(`one_${row.kind}`), row.client?.name, row.store?.name].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      <Text size="xs" component="div" hiddenFrom="sm">
        <Why row={row} figure={figure} />
      </Text>
    </>
  );
}

/** What happened, in a sentence, and on which side of the figure that is. */
function Why({ row, figure }: { row: QualityCaseRow; figure: Figure }) {
  const t = useWords(qualityWords);
  const f = useFormat();
  const since = (at: string) => f.duration(Date.parse(at) - Date.parse(row.openedAt));
  const said = () => {
    if (figure === 'reopened') return t(row.reopened > 0 ? 'why_came_back' : 'why_stayed', { n: row.reopened });
    if (figure === 'repeats') return t(row.counts ? 'why_repeat' : 'why_first', { n: row.seenBefore ?? 0 });
    if (figure === 'found_first') return t(`why_${row.noticedBy ?? 'client'}`);
    if (figure === 'critical') return t(row.counts ? 'why_critical' : 'why_lesser');
    const isAnswer = figure === 'reaction' || figure === 'mtta';
    const at = isAnswer ? row.answeredAt : row.solvedAt;
    if (at === null) return t(isAnswer ? 'why_unanswered' : 'why_unsolved');
    return t(isAnswer ? 'why_answered' : 'why_solved', { time: since(at) });
  };
  const kept = figure === 'reaction' ? row.reactionKept : figure === 'resolution' ? row.resolutionKept : null;
  return (
    <Text size="sm" component="div">
      {kept !== null && <b className={kept ? classes.kept : classes.missed}>{t(kept ? 'kept' : 'missed')}: </b>}
      {said()}
    </Text>
  );
}
