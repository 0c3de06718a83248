import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { listSnapshots, removeSnapshot, type Snapshot } from '#contract/audit-snapshots';
import { type Audit, cancelAudit } from '#contract/audits';
import { Link } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../audits.module.css';
import { HowFar } from '../how-far.tsx';
import { afterSnapshot, KeepDialog } from './dialogs.tsx';
import { snapshotWords } from './words.ts';

/** On a store's audit page: what was kept of it, and the button that keeps more. */
export function Snapshots({ storeId, audits }: { storeId: string; audits: readonly Audit[] }) {
  const t = useWords(snapshotWords);
  const can = useCan()('audits.run');
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useCall(
    listSnapshots,
    { params: { id: storeId }, query: { limit: 100 } },
    {
      live: ['audit'],
      about: storeId,
      everyMs: (list) => (list?.items.some(({ state }) => state === 'waiting') ? 2000 : 0),
    },
  );
  return (
    <Panel
      title={t('title')}
      actions={
        can && (
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            {t('keep')}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed" maw={720}>
        {t('hint')}
      </Text>
      {error && !data && <ErrorNote error={error} onRetry={refetch} />}
      {data?.items.length === 0 && (
        <Text size="sm" mt="xs">
          {t('none')}
        </Text>
      )}
      <ul className={classes.lines} aria-label={t('title')}>
        {data?.items.map((snapshot) => (
          <Line key={snapshot.id} snapshot={snapshot} />
        ))}
      </ul>
      <KeepDialog opened={isOpen} onClose={() => setOpen(false)} storeId={storeId} audits={audits} />
    </Panel>
  );
}

function Line({ snapshot }: { snapshot: Snapshot }) {
  const t = useWords(snapshotWords);
  const f = useFormat();
  const { state, name, keptBy, takenAt, askedAt, pages, trouble } = snapshot;
  const when = f.short(takenAt ?? askedAt);
  return (
    <li>
      <Group gap="4px 14px" justify="space-between">
        <Text size="sm" fw={600} component="span" className={classes.quote}>
          {state === 'kept' ? <Link to={`/audits/snapshots/${snapshot.id}`}>{name}</Link> : name}
        </Text>
        <Text size="sm" c="dimmed">
          {[t('by', { name: keptBy, when }), pages !== null && t('pages', { n: pages })].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      {state === 'waiting' && snapshot.audit && <Waiting audit={snapshot.audit} />}
      {state === 'failed' && <Failed snapshot={snapshot} why={trouble} />}
    </li>
  );
}

function Waiting({ audit }: { audit: NonNullable<Snapshot['audit']> }) {
  const t = useWords(snapshotWords);
  const can = useCan()('audits.run');
  const stop = useChange(cancelAudit, { stale: afterSnapshot });
  return (
    <>
      <Group gap="xs" justify="space-between" my={6}>
        <Text size="sm" c="dimmed">
          <Link to={`/audits/${audit.id}`}>{t('waiting')}</Link>
        </Text>
        {can && (
          <Button
            variant="default"
            size="compact-sm"
            loading={stop.isPending}
            onClick={() => stop.mutate({ params: { id: audit.id } })}
          >
            {t('stop')}
          </Button>
        )}
      </Group>
      <HowFar audit={audit} />
    </>
  );
}

function Failed({ snapshot, why }: { snapshot: Snapshot; why: string | null }) {
  const t = useWords(snapshotWords);
  const can = useCan()('audits.run');
  const remove = useChange(removeSnapshot, { stale: afterSnapshot });
  return (
    <Group gap="xs" justify="space-between" mt={4}>
      <Text size="sm" c="var(--down)" className={classes.quote}>
        {t('failed')}. {why}
      </Text>
      {can && (
        <Button
          variant="default"
          size="compact-sm"
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { id: snapshot.id } })}
        >
          {t('remove')}
        </Button>
      )}
    </Group>
  );
}
