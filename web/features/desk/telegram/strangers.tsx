import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { listTelegramStrangers, sortTelegramStranger, type TelegramStranger } from '#contract/desk-telegram';
import { listPeople } from '#contract/people';
import { isClientRole } from '#contract/permissions';
import { useCall, useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { afterRequest } from '../after-request.ts';
import { telegramWords } from './words.ts';

/** Chats of people whom nobody knows; nothing where there are none. Their words are text and nothing else. */
export function Strangers() {
  const t = useWords(telegramWords);
  const [asked, ask] = useState<{ stranger: TelegramStranger; what: 'person' | 'drop' } | null>(null);
  const { data } = useCall(listTelegramStrangers, { query: { limit: 50 } }, { live: ['request'] });
  const close = () => ask(null);
  if (!data?.total) return null;
  return (
    <Panel title={t('strangers')}>
      <Text size="sm" c="dimmed" mb="sm" mt={-8}>
        {t('strangersText')}
      </Text>
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.items.map((stranger) => (
          <li key={stranger.id}>
            <Group justify="space-between" align="start" gap="6px 16px">
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                {stranger.name} {stranger.username && `@${stranger.username}`}
              </Text>
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={() => ask({ stranger, what: 'person' })}>
                  {t('whoIsIt')}
                </Button>
                <Button size="xs" variant="subtle" color="gray" onClick={() => ask({ stranger, what: 'drop' })}>
                  {t('dropStranger')}
                </Button>
              </Group>
            </Group>
            {stranger.messages.slice(-3).map(({ text, withFile, at }, i) => (
              <Text key={i} size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
                {text.slice(0, 600)} {withFile && `(${t('file')})`}{' '}
                <Text span size="xs" c="dimmed">
                  <Age of={at} />
                </Text>
              </Text>
            ))}
          </li>
        ))}
      </Stack>
      <Modal opened={asked?.what === 'person'} onClose={close} title={t('whoIsIt')}>
        {asked?.what === 'person' && <WhoIsIt stranger={asked.stranger} onClose={close} />}
      </Modal>
      <Drop stranger={asked?.what === 'drop' ? asked.stranger : null} onClose={close} />
    </Panel>
  );
}

const useSorting = (onClose: () => void) =>
  useChange(sortTelegramStranger, { stale: [listTelegramStrangers, ...afterRequest], quiet: true, onDone: onClose });

function WhoIsIt({ stranger, onClose }: { stranger: TelegramStranger; onClose: () => void }) {
  const t = useWords(telegramWords);
  const [personId, setPerson] = useState<string | null>(null);
  const people = useCall(listPeople, { query: { limit: 500 } }).data?.items ?? [];
  const sort = useSorting(onClose);
  const able = people.filter(({ active, role }) => active && isClientRole(role));
  return (
    <Stack gap="md">
      <Text size="sm">{t('whoIsItText')}</Text>
      <Select
        aria-label={t('whoIsIt')}
        data-autofocus
        searchable
        data={able.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
        value={personId}
        onChange={setPerson}
      />
      <ErrorNote error={sort.error} />
      <Button
        disabled={!personId}
        loading={sort.isPending}
        onClick={() => personId && sort.mutate({ params: { id: stranger.id }, body: { personId } })}
      >
        {t('takeStranger')}
      </Button>
    </Stack>
  );
}

function Drop({ stranger, onClose }: { stranger: TelegramStranger | null; onClose: () => void }) {
  const t = useWords(telegramWords);
  const sort = useSorting(onClose);
  return (
    <Confirm
      opened={stranger !== null}
      onClose={onClose}
      title={t('dropStranger')}
      verb={t('dropStranger')}
      danger={false}
      pending={sort.isPending}
      error={sort.error}
      onConfirm={() => stranger && sort.mutate({ params: { id: stranger.id }, body: { drop: true } })}
    >
      {t('dropStrangerText')}
    </Confirm>
  );
}
