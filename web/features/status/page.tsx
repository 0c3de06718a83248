import { Button, Modal, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { IconBroadcast, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listStatusPages, type StatusPage } from '#contract/status';
import { listClients } from '#contract/stores';
import { asLink, useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Page } from '../../kit/Page.tsx';
import { PageFoot, usePaging } from '../../kit/Paged.tsx';
import { useWords } from '../../kit/words.ts';
import { StatusPageForm } from './form.tsx';
import { StatusCard } from './status-card.tsx';
import { statusWords } from './words.ts';

/** `/status-pages`: what the clients' customers may see. */
export default function StatusPagesPage() {
  const t = useWords(statusWords);
  const can = useCan()('status.write');
  const { search, setSearch } = useAddress();
  const { query } = usePaging();
  const pages = useCall(listStatusPages, { query }, { keep: true });
  const clients = useCall(listClients, { query: { limit: 500 } });
  const [edited, edit] = useState<StatusPage | null>(null);
  const known = clients.data?.items ?? [];
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setSearch({ add: '1' })}>
      {t('add')}
    </Button>
  );
  const close = () => setSearch({ add: undefined });
  return (
    <Page
      title={t('title')}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t('text')}
        </Text>
      }
      actions={can && known.length > 0 && add}
    >
      <ErrorNote error={pages.error} onRetry={pages.refetch} />
      {!pages.data && !pages.error && <Skeleton height={220} />}
      {pages.data?.total === 0 &&
        clients.data &&
        (known.length > 0 ? (
          <EmptyState icon={IconBroadcast} title={t('none')} action={can && add}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <EmptyState
            icon={IconBroadcast}
            title={t('none')}
            action={
              <Button variant="default" renderRoot={asLink('/')}>
                {t('toStores')}
              </Button>
            }
          >
            {t('noClients')}
          </EmptyState>
        ))}
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="md">
        {pages.data?.items.map((page) => (
          <StatusCard
            key={page.id}
            page={page}
            client={known.find((client) => client.id === page.clientId)?.name}
            onEdit={() => edit(page)}
          />
        ))}
      </SimpleGrid>
      {pages.data && <PageFoot total={pages.data.total} />}
      <Modal
        opened={search.add !== undefined && can && known.length > 0}
        onClose={close}
        title={t('add')}
        size="lg"
        closeOnClickOutside={false}
      >
        <StatusPageForm clients={known} onDone={close} />
      </Modal>
      <Modal
        opened={edited !== null}
        onClose={() => edit(null)}
        title={t('editTitle', { title: edited?.title ?? '' })}
        size="lg"
        closeOnClickOutside={false}
      >
        {edited && <StatusPageForm page={edited} clients={known} onDone={() => edit(null)} />}
      </Modal>
    </Page>
  );
}
