import { Alert, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { listChannels, listDeliveries, testChannel, type Channel } from '#contract/notify';
import { useChange } from '../../app/query.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useWords } from '../../kit/words.ts';
import { channelWords } from './channel.words.ts';

/** Sends a test message as soon as it opens, and says what the other side answered. */
export function TestDialog({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  return (
    <Modal opened={channel !== null} onClose={onClose} title={channel?.name}>
      {channel && <Test key={channel.id} id={channel.id} onClose={onClose} />}
    </Modal>
  );
}

function Test({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords(channelWords);
  const test = useChange(testChannel, { stale: [listChannels, listDeliveries], quiet: true });
  const { mutate: send } = test;
  useEffect(() => send({ params: { id } }), [send, id]);
  const { data } = test;
  return (
    <Stack gap="md">
      {test.isPending && (
        <Group gap="sm" role="status">
          <Loader size="sm" />
          <Text size="sm">{t('testing')}</Text>
        </Group>
      )}
      {data?.ok && (
        <Alert color="green" role="status" icon={<IconCircleCheck size={20} />} title={t('testOk')}>
          {data.receipt && <span className="plain">{t('testReceipt', { receipt: data.receipt })}</span>}
        </Alert>
      )}
      {data && !data.ok && (
        <Alert color="red" role="alert" icon={<IconCircleX size={20} />} title={t('testFailed')}>
          <span className="plain">{data.error}</span>
        </Alert>
      )}
      <ErrorNote error={test.error} />
      <Group justify="flex-end" gap="xs">
        {(data || test.error) && (
          <Button variant="default" onClick={() => send({ params: { id } })}>
            {t('testAgain')}
          </Button>
        )}
        <Button onClick={onClose}>{t('close')}</Button>
      </Group>
    </Stack>
  );
}
