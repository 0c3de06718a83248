import {
  browserSupportsWebAuthn,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/browser';
import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconFingerprint, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { addPasskey, listPasskeys, passkeyOptions, removePasskey } from '#contract/people';
import { call } from '../../../app/call.ts';
import { useCall, useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { Entry, EntryList } from './entry.tsx';
import { profileWords } from './words.ts';

export function Passkeys() {
  const t = useWords(profileWords);
  const f = useFormat();
  const passkeys = useCall(listPasskeys);
  const [adding, add] = useDisclosure();
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const remove = useChange(removePasskey, { stale: [listPasskeys], quiet: true, onDone: () => setLeaving(null) });
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
  const add = useChange(addPasskey, {
    stale: [listPasskeys],
    quiet: true,
    onDone: () => {
      notifications.show({ message: t('passkeyAdded') });
      onDone();
    },
  });
  const ask = useMutation({
    meta: { quiet: true },
    mutationFn: async () =>
      startRegistration({
        optionsJSON: (await call(passkeyOptions)) as unknown as PublicKeyCredentialCreationOptionsJSON,
      }),
    onSuccess: (answer) =>
      add.mutate({ body: { name: name.trim(), answer: answer as unknown as Record<string, unknown> } }),
  });
  const refusal: Error | null = ask.error;
  const fromServer = refusal?.name === 'ApiError';
  return (
    <Form onSubmit={() => ask.mutate()}>
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
        {refusal && !fromServer && (
          <Text size="sm" role="alert">
            {t(refusal.name === 'InvalidStateError' ? 'passkeyKnown' : 'passkeyCancelled')}
          </Text>
        )}
        <ErrorNote error={fromServer ? ask.error : add.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={ask.isPending || add.isPending} disabled={name.trim() === ''}>
            {t('addPasskey')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
