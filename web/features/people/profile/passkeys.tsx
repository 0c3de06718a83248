import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconFingerprint, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { getSession, listPasskeys, removePasskey } from '#contract/people';
import { useCall, useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { Entry, EntryList } from './entry.tsx';
import { useNewPasskey } from './new-passkey.ts';
import { profileWords } from './words.ts';

export function Passkeys() {
  const t = useWords(profileWords);
  const f = useFormat();
  const passkeys = useCall(listPasskeys);
  const [adding, add] = useDisclosure();
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const remove = useChange(removePasskey, {
    stale: [listPasskeys, getSession],
    quiet: true,
    onDone: () => setLeaving(null),
  });
  const supported = browserSupportsWebAuthn();
  return (
    <Panel
      title={t('passkeys')}
      actions={
        <Button size="xs" variant="default" disabled={!supported} onClick={add.open}>
          {t('addPasskey')}
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t(supported ? 'passkeysText' : 'passkeysUnsupported')}
      </Text>
      <ErrorNote error={passkeys.error} onRetry={passkeys.refetch} />
      <EntryList empty={t('noPasskeys')} count={passkeys.data?.items.length}>
        {passkeys.data?.items.map((key) => (
          <Entry
            key={key.id}
            icon={IconFingerprint}
            title={key.name}
            text={`${t('created', { when: f.date(key.createdAt) })} · ${key.lastUsedAt ? t('lastUsed', { when: f.short(key.lastUsedAt) }) : t('neverUsed')}`}
            action={
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${t('remove')}: ${key.name}`}
                onClick={() => setLeaving(key)}
              >
                <IconTrash size={17} />
              </ActionIcon>
            }
          />
        ))}
      </EntryList>
      <Modal opened={adding} onClose={add.close} title={t('addPasskey')}>
        {adding && <AddPasskey onDone={add.close} />}
      </Modal>
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('removePasskey', { name: leaving?.name ?? '' })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => leaving && remove.mutate({ params: { id: leaving.id } })}
      >
        {t('removePasskeyText')}
      </Confirm>
    </Panel>
  );
}

function AddPasskey({ onDone }: { onDone: () => void }) {
  const t = useWords(profileWords);
  const [name, setName] = useState('');
  const passkey = useNewPasskey(() => {
    notifications.show({ message: t('passkeyAdded') });
    onDone();
  });
  return (
    <Form onSubmit={() => passkey.start(name.trim())}>
      <Stack gap="md">
        <TextInput
          label={t('passkeyName')}
          description={t('passkeyNameHint')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        {passkey.stopped && (
          <Text size="sm" role="alert">
            {t(passkey.stopped === 'known' ? 'passkeyKnown' : 'passkeyCancelled')}
          </Text>
        )}
        <ErrorNote error={passkey.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={passkey.pending} disabled={name.trim() === ''}>
            {t('addPasskey')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
