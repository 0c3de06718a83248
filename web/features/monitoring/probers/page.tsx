import { Button, Text } from '@mantine/core';
import { IconPlus, IconRadar2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import { listProbers, removeProber, type prober } from '#contract/monitoring';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page } from '../../../kit/Page.tsx';
import { Paged } from '../../../kit/Paged.tsx';
import { StateShape } from '../../../kit/StateBadge.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { AdmitProber } from './admit.tsx';
import { RetentionPanel } from './retention.tsx';
import { proberWords } from './words.ts';

type Prober = z.infer<typeof prober>;
const status = { working: 'up', offline_line: 'unknown', silent: 'down', never_seen: 'pending' } as const;

/** Who probes, from where, and whether they do. */
export default function ProbersPage() {
  const t = useWords(proberWords);
  const f = useFormat();
  const can = useCan();
  const [admitting, setAdmitting] = useState(false);
  const [dismissed, setDismissed] = useState<Prober | null>(null);
  const answer = useCall(listProbers, undefined, { live: ['prober'], everyMs: 15_000 });
  const remove = useChange(removeProber, { quiet: true, stale: [listProbers], onDone: () => setDismissed(null) });
  const add = can('probers.write') && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdmitting(true)}>
      {t('add')}
    </Button>
  );
  const values = { name: dismissed?.name ?? '', region: dismissed?.region ?? '' };
  return (
    <Page
      title={t('title')}
      actions={add}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={720}>
          {t('hint')}
        </Text>
      }
    >
      <Paged
        answer={answer}
        rowKey={(row) => row.id}
        label={t('title')}
        limit={500}
        empty={
          <EmptyState icon={IconRadar2} title={t('empty')} action={add}>
            {t('emptyHint')}
          </EmptyState>
        }
        columns={[
          {
            key: 'state',
            head: t('state'),
            width: 200,
            cell: (row) => (
              <span
                className="state"
                data-status={status[row.state]}
                title={row.state === 'offline_line' ? t('offlineHint') : undefined}
              >
                <StateShape status={status[row.state]} />
                {t(`state_${row.state}`)}
              </span>
            ),
          },
          {
            key: 'name',
            head: t('name'),
            cell: (row) => (
              <>
                <div style={{ fontWeight: 550 }}>{row.name}</div>
                <Text size="xs" c="dimmed">
                  {t(row.remote ? 'remote' : 'own')}
                </Text>
              </>
            ),
          },
          { key: 'region', head: t('region'), cell: (row) => row.region },
          { key: 'seen', head: t('seen'), from: 'sm', cell: (row) => <Age of={row.lastSeenAt} /> },
          { key: 'version', head: t('version'), from: 'md', cell: (row) => row.version ?? '–' },
          {
            key: 'delay',
            head: t('delay'),
            align: 'end',
            from: 'md',
            cell: (row) => (row.loopDelayMs === null ? '–' : f.duration(row.loopDelayMs)),
          },
          { key: 'kept', head: t('kept'), align: 'end', from: 'md', cell: (row) => f.number(row.kept) },
          ...(can('probers.write')
            ? [
                {
                  key: 'do',
                  head: '',
                  align: 'end' as const,
                  cell: (row: Prober) =>
                    row.remote && (
                      <Button size="compact-sm" variant="subtle" color="red" onClick={() => setDismissed(row)}>
                        {t('dismiss')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      <div style={{ marginTop: 20 }}>
        <RetentionPanel />
      </div>
      <AdmitProber opened={admitting} onClose={() => setAdmitting(false)} />
      <Confirm
        opened={dismissed !== null}
        onClose={() => setDismissed(null)}
        title={t('dismissTitle', values)}
        verb={t('dismiss')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => dismissed && remove.mutate({ params: { id: dismissed.id } })}
      >
        {t('dismissText', values)}
      </Confirm>
    </Page>
  );
}
