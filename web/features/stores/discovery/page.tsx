import { Alert, Button, Skeleton, Stack } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { cancelDiscovery, readDiscovery, readStore, startDiscovery } from '#contract/stores';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';
import { FirstVerdicts } from './first-verdicts.tsx';
import { Proposal } from './proposal.tsx';
import { Recognised } from './recognised.tsx';
import { Steps } from './steps.tsx';
import './discovery.css';

/** The look at a store: steps as they go, what was recognised, what to watch, the first verdicts. */
export default function DiscoveryPage() {
  const t = useWords(storeWords);
  const can = useCan();
  const { params } = useAddress();
  const id = params.id!;
  const store = useCall(readStore, { params: { id } }, { live: ['store'], about: id });
  const [created, setCreated] = useState<string[] | null>(null);
  const discovery = useCall(
    readDiscovery,
    { params: { id } },
    { live: ['discovery'], about: id, everyMs: (answer) => (answer?.state === 'running' ? 1_500 : 0) },
  );
  const again = useChange(startDiscovery, { stale: [readDiscovery] });
  const stop = useChange(cancelDiscovery, { stale: [readDiscovery] });
  const name = store.data?.name ?? '…';
  const found = discovery.data;
  const running = found?.state === 'running';
  const mayChange = can('stores.write');
  const lookAgain = mayChange && (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={again.isPending}
      onClick={() => {
        setCreated(null);
        again.mutate({ params: { id } });
      }}
    >
      {t('lookAgain')}
    </Button>
  );
  return (
    <Page
      title={t(running ? 'looking' : 'lookedAt', { name })}
      crumbs={[
        { label: t('wall'), to: '/' },
        { label: name, to: `/stores/${id}` },
      ]}
      actions={
        running
          ? mayChange && (
              <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ params: { id } })}>
                {t('stop')}
              </Button>
            )
          : lookAgain
      }
    >
      {!found && discovery.isPending && <Skeleton height={280} />}
      {!found &&
        discovery.error &&
        (discovery.error.status === 404 ? (
          <EmptyState title={t('notFoundYet')} action={lookAgain} />
        ) : (
          <ErrorNote error={discovery.error} onRetry={discovery.refetch} />
        ))}
      {found && (
        <Stack gap="lg">
          {created ? <FirstVerdicts storeId={id} ids={created} /> : <Steps discovery={found} />}
          {found.state === 'failed' && (
            <Alert color="red" variant="light" title={t('discoveryFailed')}>
              {found.steps.find((step) => step.state === 'failed')?.text}
            </Alert>
          )}
          {found.state === 'cancelled' && <Alert color="gray" variant="light" title={t('discoveryCancelled')} />}
          {!running && !created && <Proposal storeId={id} discovery={found} onCreated={setCreated} />}
          <Recognised discovery={found} />
        </Stack>
      )}
    </Page>
  );
}
