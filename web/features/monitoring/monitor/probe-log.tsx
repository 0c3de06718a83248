import { Anchor, Badge, Modal, Tooltip } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import { listProbes, type MonitorDetail, type Probe } from '#contract/monitoring';
import { useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Filter } from '../../../kit/Filter.tsx';
import { useFormat } from '../../../kit/format.ts';
import { kitWords } from '../../../kit/kit.words.ts';
import { Paged, usePaging } from '../../../kit/Paged.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';
import { FailureBadge, OutcomeView, PhasesBar } from './outcome.tsx';

const verdicts = ['up', 'degraded', 'down', 'unknown'] as const;
type Verdict = (typeof verdicts)[number];

/** Every probe with its verdict, times and sentence. */
export function ProbeLog({ monitor }: { monitor: MonitorDetail }) {
  const t = useWords(monitorWords);
  const state = useWords(kitWords);
  const f = useFormat();
  const { search } = useAddress();
  const { page, query } = usePaging(100);
  const [opened, setOpened] = useState<Probe | null>(null);
  const wanted = (verdicts as readonly string[]).includes(search.verdict ?? '')
    ? { verdict: search.verdict as Verdict }
    : {};
  const answer = useCall(
    listProbes,
    { params: { id: monitor.id }, query: { limit: query.limit, offset: query.offset, ...wanted } },
    { keep: true, live: ['monitor'], about: monitor.id, everyMs: page === 1 ? 15_000 : 0 },
  );
  return (
    <>
      <div className="toolbar">
        <Filter
          name="verdict"
          label={t('verdict')}
          any={t('anyVerdict')}
          data={verdicts.map((v) => ({ value: v, label: state(v) }))}
        />
      </div>
      <Paged
        answer={answer}
        rowKey={(row) => row.id}
        filters={['verdict']}
        limit={100}
        label={t('log')}
        empty={
          <EmptyState icon={IconListDetails} title={t('noProbes')}>
            {t('noProbesHint')}
          </EmptyState>
        }
        columns={[
          {
            key: 'at',
            head: t('time'),
            width: 150,
            cell: (row) => (
              <Anchor component="button" type="button" inherit c="inherit" onClick={() => setOpened(row)}>
                <time dateTime={row.at}>
                  {f.day(row.at)}, {f.clockSeconds(row.at)}
                </time>
              </Anchor>
            ),
          },
          { key: 'verdict', head: t('verdict'), width: 140, cell: (row) => <StateBadge status={row.verdict} bare /> },
          { key: 'why', head: t('explanation'), cell: (row) => <Why row={row} /> },
          { key: 'times', head: t('total'), width: 110, align: 'end', cell: (row) => <Times row={row} /> },
          {
            key: 'from',
            head: t('from_'),
            width: 140,
            from: 'md',
            cell: (row) => <span title={row.prober}>{row.region}</span>,
          },
        ]}
      />
      <Modal opened={opened !== null} onClose={() => setOpened(null)} title={opened && f.instant(opened.at)} size="lg">
        {opened && <OutcomeView outcome={opened} hint={`${opened.region} · ${opened.prober}`} />}
      </Modal>
    </>
  );
}

function Why({ row }: { row: Probe }) {
  const t = useWords(monitorWords);
  return (
    <div style={{ minWidth: 180, overflowWrap: 'anywhere' }}>
      {row.failure && (
        <>
          <FailureBadge failure={row.failure} />{' '}
        </>
      )}
      <span className="plain">{row.explanation}</span>
      {row.confirmation && (
        <>
          {' '}
          <Tooltip label={t('repeatHint')}>
            <Badge size="xs" variant="default" tt="none">
              {t('repeat')}
            </Badge>
          </Tooltip>
        </>
      )}
      {row.distorted && (
        <>
          {' '}
          <Tooltip label={t('distortedHint')}>
            <Badge size="xs" variant="default" tt="none">
              {t('distorted')}
            </Badge>
          </Tooltip>
        </>
      )}
    </div>
  );
}

function Times({ row }: { row: Probe }) {
  const f = useFormat();
  if (row.totalMs === null) return <>–</>;
  return (
    <Tooltip
      disabled={Object.keys(row.phases).length === 0}
      label={
        <div style={{ width: 220 }} className="phases-tip">
          <PhasesBar phases={row.phases} />
        </div>
      }
    >
      <span className="figures" tabIndex={0}>
        {f.duration(row.totalMs)}
      </span>
    </Tooltip>
  );
}
