import { Button, Modal, SimpleGrid, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listChannelKinds, listChannels, listRules, type Channel } from '#contract/notify';
import { listPeople } from '#contract/people';
import { useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useWords } from '../../kit/words.ts';
import { ChannelCard } from './channel-card.tsx';
import { ChannelForm } from './channel-form.tsx';
import { channelWords } from './channel.words.ts';
import { NotifyFrame } from './frame.tsx';
import { Start } from './start.tsx';
import { TestDialog } from './test-dialog.tsx';

/** `/channels`: where notices go. */
export default function ChannelsPage() {
  const t = useWords(channelWords);
  const can = useCan();
  const { search, setSearch } = useAddress();
  const channels = useCall(listChannels, { query: { limit: 500 } }, { live: ['delivery'] });
  const rules = useCall(listRules, { query: { limit: 500 } });
  const kinds = useCall(listChannelKinds);
  const people = useCall(listPeople, { query: { limit: 500 } });
  const [edited, edit] = useState<Channel | null>(null);
  const [tested, test] = useState<Channel | null>(null);
  const adding = search.add !== undefined && can('notices.write');
  const items = channels.data?.items;
  const add = () => setSearch({ add: '1' });
  const close = () => setSearch({ add: undefined });
  const done = (saved: Channel, thenTest: boolean) => {
    close();
    edit(null);
    if (thenTest) test(saved);
  };
  const form = { channels: items ?? [], kinds: kinds.data?.items ?? [], people: people.data?.items ?? [] };
  return (
    <NotifyFrame
      place="channels"
      actions={
        can('notices.write') && (
          <Button leftSection={<IconPlus size={16} />} onClick={add}>
            {t('addChannel')}
          </Button>
        )
      }
    >
      <ErrorNote error={channels.error} onRetry={channels.refetch} />
      {!items && !channels.error && <Skeleton height={220} />}
      {items && rules.data?.total === 0 && <Start hasChannels={items.length > 0} onAddChannel={add} />}
      {items?.length === 0 && rules.data?.total !== 0 && (
        <EmptyState title={t('noChannels')}>{t('noChannelsText')}</EmptyState>
      )}
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="md">
        {items?.map((channel) => (
          <ChannelCard
            key={channel.id}
            channel={channel}
            {...form}
            rules={rules.data?.items ?? []}
            onEdit={() => edit(channel)}
            onTest={() => test(channel)}
          />
        ))}
      </SimpleGrid>
      <Modal opened={adding} onClose={close} title={t('addChannel')} size="lg" closeOnClickOutside={false}>
        {adding && <ChannelForm {...form} onDone={done} onClose={close} />}
      </Modal>
      <Modal
        opened={edited !== null}
        onClose={() => edit(null)}
        title={t('editTitle', { name: edited?.name ?? '' })}
        size="lg"
        closeOnClickOutside={false}
      >
        {edited && <ChannelForm {...form} channel={edited} onDone={done} onClose={() => edit(null)} />}
      </Modal>
      <TestDialog channel={tested} onClose={() => test(null)} />
    </NotifyFrame>
  );
}
