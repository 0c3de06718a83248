import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { countIncidents } from '#contract/incidents';
import { readWall } from '#contract/monitoring';
import { deleteStore, listClients, listStores, readStore, updateStore, type Store } from '#contract/stores';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { kitWords } from '../../../kit/kit.words.ts';
import { Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { ClientSelect } from '../client-select.tsx';
import { storeWords } from '../words.ts';
import { Trade } from './trade.tsx';

/** Name and client, a fresh look, removal. */
export function StoreSettings({ store, monitors }: { store: Store; monitors: number }) {
  const t = useWords(storeWords);
  return (
    <Stack gap="md" maw={680}>
      <Rename store={store} />
      <Trade store={store} />
      <Panel title={t('look')}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('lookHint')}
        </Text>
        <Button variant="default" renderRoot={asLink(`/stores/${store.id}/discovery`)}>
          {t('look')}
        </Button>
      </Panel>
      <Remove store={store} monitors={monitors} />
    </Stack>
  );
}

function Rename({ store }: { store: Store }) {
  const t = useWords(storeWords);
  const kit = useWords(kitWords);
  const [name, setName] = useState(store.name);
  const [clientId, setClientId] = useState<string | null>(store.clientId);
  const update = useChange(updateStore, {
    quiet: true,
    stale: [readStore, listStores, listClients, readWall],
    onDone: () => notifications.show({ message: t('saved'), color: 'petrol' }),
  });
  const { at, rest } = refusedFields(update.error, ['name', 'clientId']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ params: { id: store.id }, body: { name, ...(clientId ? { clientId } : {}) } });
  };
  return (
    <Panel title={t('rename')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('name')}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
            required
            maxLength={100}
            error={at('name')}
          />
          <ClientSelect value={clientId} onChange={setClientId} required error={at('clientId')} />
          <Text size="sm" c="dimmed">
            {t('renameHint')}
          </Text>
          <ErrorNote error={rest} />
          <Group>
            <Button
              type="submit"
              loading={update.isPending}
              disabled={!name.trim() || (name === store.name && clientId === store.clientId)}
            >
              {kit('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function Remove({ store, monitors }: { store: Store; monitors: number }) {
  const t = useWords(storeWords);
  const { go } = useAddress();
  const [asked, setAsked] = useState(false);
  const { name } = store;
  const remove = useChange(deleteStore, {
    quiet: true,
    stale: [listStores, listClients, readWall, countIncidents],
    onDone: () => {
      notifications.show({ message: t('removed', { name }), color: 'petrol' });
      go('/');
    },
  });
  return (
    <Panel title={t('remove')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('removeHint')}
      </Text>
      <Button color="red" variant="outline" onClick={() => setAsked(true)}>
        {t('remove')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('removeTitle', { name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        typeIn={{ word: name, label: t('removeType', { name }) }}
        onConfirm={() => remove.mutate({ params: { id: store.id } })}
      >
        {t('removeText', { name, n: monitors })}
      </Confirm>
    </Panel>
  );
}
