import { Box, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import {
  deleteMaintenance,
  endMaintenance,
  listMaintenance,
  listMonitors,
  readWall,
  type maintenance,
} from '#contract/monitoring';
import { listStores } from '#contract/stores';
import { Link } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Paged, usePaging } from '../../../kit/Paged.tsx';
import { StateShape } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { weeklyOf } from './plan.ts';
import { maintenanceWords } from './words.ts';

type Row = z.infer<typeof maintenance>;
const stale = [listMaintenance, listMonitors, readWall];

/** Planned, running and past windows, of one store or of all; end or cancel them here. */
export function MaintenanceTable({ storeId, empty }: { storeId?: string; empty: ReactNode }) {
  const t = useWords(maintenanceWords);
  const can = useCan();
  const { query } = usePaging();
  const answer = useCall(
    listMaintenance,
    { query: { ...query, ...(storeId ? { storeId } : {}) } },
    { live: ['maintenance'], keep: true, everyMs: 60_000 },
  );
  const stores = useCall(listStores, { query: { limit: 500 } }, { enabled: !storeId }).data?.items ?? [];
  const [ended, setEnded] = useState<Row | null>(null);
  const where = (row: Row) => {
    const of = row.monitorIds.length ? t('monitorsOf', { n: row.monitorIds.length }) : null;
    if (!row.storeId) return t('allStores');
    const name = stores.find((store) => store.id === row.storeId)?.name;
    return (
      <>
        {!storeId && (
          <Link to={`/stores/${row.storeId}`} plain>
            {name ?? '…'}
          </Link>
        )}
        {!storeId && of && ', '}
        {of}
      </>
    );
  };
  return (
    <>
      <Paged
        answer={answer}
        rowKey={(row) => row.id}
        label={t('title')}
        empty={empty}
        columns={[
          { key: 'state', head: t('state'), width: 160, cell: (row) => <State row={row} /> },
          {
            key: 'what',
            head: t('what'),
            cell: (row) => (
              <>
                <div style={{ fontWeight: 550, minWidth: 140 }}>{row.title}</div>
                <Box hiddenFrom="sm" fz="sm">
                  <When row={row} />
                </Box>
                <small style={{ color: 'var(--mantine-color-dimmed)' }}>{t('by', { who: row.createdBy })}</small>
                {can('monitors.write') && row.state !== 'over' && (
                  <Box hiddenFrom="sm" mt={6}>
                    <EndButton row={row} onPress={() => setEnded(row)} />
                  </Box>
                )}
              </>
            ),
          },
          { key: 'where', head: t('where'), cell: where, from: 'sm' },
          { key: 'when', head: t('when'), cell: (row) => <When row={row} />, from: 'sm' },
          ...(can('monitors.write')
            ? [
                {
                  key: 'do',
                  head: '',
                  align: 'end' as const,
                  from: 'sm' as const,
                  cell: (row: Row) => row.state !== 'over' && <EndButton row={row} onPress={() => setEnded(row)} />,
                },
              ]
            : []),
        ]}
      />
      <EndOrCancel row={ended} onClose={() => setEnded(null)} />
    </>
  );
}

function EndButton({ row, onPress }: { row: Row; onPress: () => void }) {
  const t = useWords(maintenanceWords);
  return (
    <Button size="compact-sm" variant="default" onClick={onPress}>
      {t(row.state === 'running' ? 'end' : 'cancelWindow')}
    </Button>
  );
}

function State({ row }: { row: Row }) {
  const t = useWords(maintenanceWords);
  const status = row.state === 'running' ? 'maintenance' : row.state === 'planned' ? 'pending' : 'paused';
  return (
    <span className="state" data-status={status}>
      {row.state !== 'over' && <StateShape status={status} />}
      {t(`state_${row.state}`)}
    </span>
  );
}

function When({ row }: { row: Row }) {
  const t = useWords(maintenanceWords);
  const f = useFormat();
  const dim = { color: 'var(--mantine-color-dimmed)' };
  const sameDay = (a: string, b: string) => f.date(a) === f.date(b);
  const rhythm = ({ cron, timeZone: zone, durationMinutes }: NonNullable<Row['recurrence']>) => {
    const time = f.duration(durationMinutes * 60_000);
    const weekly = weeklyOf(cron);
    return weekly
      ? t('everyWeek', {
          days: weekly.days.map((day) => weekday(f.language, day)).join(', '),
          at: weekly.time,
          zone,
          time,
        })
      : t('everyCron', { cron, zone, time });
  };
  const span = (from: string, to: string) => `${f.short(from)} – ${sameDay(from, to) ? f.clock(to) : f.short(to)}`;
  return (
    <div style={{ minWidth: 150 }}>
      {row.from && row.to && span(row.from, row.to)}
      {row.recurrence && rhythm(row.recurrence)}
      {row.recurrence && row.nextFrom && row.nextTo && (
        <div>
          <small style={dim}>
            {row.state === 'running'
              ? t('runningUntil', { when: f.short(row.nextTo) })
              : t('nextAt', { when: span(row.nextFrom, row.nextTo) })}
          </small>
        </div>
      )}
    </div>
  );
}

/** 0 is Sunday. */
const weekday = (language: string, day: number): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 10, 22 + day));

function EndOrCancel({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useWords(maintenanceWords);
  const end = useChange(endMaintenance, { quiet: true, stale, onDone: onClose });
  const cancel = useChange(deleteMaintenance, { quiet: true, stale, onDone: onClose });
  const running = row?.state === 'running';
  const name = row?.title ?? '';
  const change = running ? end : cancel;
  return (
    <Confirm
      opened={row !== null}
      onClose={onClose}
      danger={!running}
      title={t(running ? 'endTitle' : 'cancelTitle', { name })}
      verb={t(running ? 'end' : 'cancelWindow')}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => row && change.mutate({ params: { id: row.id } })}
    >
      {t(running ? 'endText' : 'cancelText')}
    </Confirm>
  );
}
