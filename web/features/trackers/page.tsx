import { Button, Modal, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listTrackerKinds, listTrackers, lookAtTracker, type Tracker } from '#contract/trackers';
import { useCall, useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Page, Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { trackerWords } from './words.ts';

/** `/settings/trackers`: where clients keep their own work, and whether each connection works. */
export default function TrackersPage() {
  const t = useWords(trackerWords);
  const mayWrite = useCan()('settings.write');
  const [edited, edit] = useState<Tracker | 'new' | null>(null);
  const trackers = useCall(listTrackers, { query: { limit: 500 } }, { live: ['tracker'] });
  const kinds = useCall(listTrackerKinds);
  const look = useChange(lookAtTracker, { stale: [listTrackers] });
  const items = trackers.data?.items;
  const tryIt = ({ id }: Tracker) => look.mutate({ params: { id } });
  const done = (saved: Tracker) => {
    edit(null);
    tryIt(saved);
  };
  const close = () => edit(null);
  const add = mayWrite && kinds.data && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => edit('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: t('settings'), to: '/settings' }]}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={760}>
          {t('text')}
        </Text>
      }
      actions={items && items.length > 0 && add}
    >
      <ErrorNote error={trackers.error ?? kinds.error} onRetry={trackers.error ? trackers.refetch : kinds.refetch} />
      {!items && !trackers.error && <Skeleton height={220} />}
      {items?.length === 0 && (
        <Panel>
          <EmptyState icon={IconLayoutKanban} title={t('none')} action={add}>
            {t(mayWrite ? 'noneText' : 'noneAsk')}
          </EmptyState>
        </Panel>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {items?.map((tracker) => (
          <ConnectionCard
            key={tracker.id}
            tracker={tracker}
            label={kinds.data?.items.find(({ name }) => name === tracker.kind)?.label ?? tracker.kind}
            trying={look.isPending && look.variables.params.id === tracker.id}
            onTry={() => tryIt(tracker)}
            onEdit={() => edit(tracker)}
          />
        ))}
      </SimpleGrid>
      <Modal
        opened={edited !== null}
        onClose={close}
        title={edited === null || edited === 'new' ? t('add') : t('editTitle', { name: edited.name })}
        size="lg"
        closeOnClickOutside={false}
      >
        {edited && (
          <ConnectionForm
            kinds={kinds.data?.items ?? []}
            {...(edited === 'new' ? {} : { tracker: edited })}
            onDone={done}
            onClose={close}
          />
        )}
      </Modal>
    </Page>
  );
}
