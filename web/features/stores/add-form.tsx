import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { readWall } from '#contract/monitoring';
import { addStore, listClients, listStores } from '#contract/stores';
import { useAddress } from '../../app/address.tsx';
import { useChange } from '../../app/query.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { refusedFields } from '../../kit/refused-field.ts';
import { useWords } from '../../kit/words.ts';
import { ClientSelect } from './client-select.tsx';
import { storeWords } from './words.ts';

/** Adds a store and goes to watch its discovery. */
function useAdd() {
  const { go } = useAddress();
  return useChange(addStore, {
    quiet: true,
    stale: [listStores, listClients, readWall],
    onDone: (store) => go(`/stores/${store.id}/discovery`),
  });
}

const addressInput = {
  name: 'url',
  inputMode: 'url',
  autoCapitalize: 'off',
  autoComplete: 'off',
  spellCheck: false,
} as const;

/** The address with a name and a client. */
export function AddStoreForm({ clientId: startsWith }: { clientId: string | null }) {
  const t = useWords(storeWords);
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [clientId, setClientId] = useState(startsWith);
  const add = useAdd();
  const { at, rest } = refusedFields(add.error, ['url', 'name', 'clientId']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { url, ...(name.trim() ? { name } : {}), ...(clientId ? { clientId } : {}) } });
  };
  return (
    <form className="panel" style={{ maxWidth: 620 }} onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          {...addressInput}
          size="md"
          label={t('address')}
          description={t('addressHint')}
          value={url}
          onChange={(e) => setUrl(e.currentTarget.value)}
          error={at('url')}
          required
          autoFocus
        />
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          error={at('name')}
          maxLength={100}
          name="name"
        />
        <ClientSelect value={clientId} onChange={setClientId} error={at('clientId')} />
        <ErrorNote error={rest} />
        <div>
          <Button type="submit" loading={add.isPending} disabled={!url.trim()}>
            {t('begin')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** Only the address: what a new installation shows first. */
export function FirstStoreForm() {
  const t = useWords(storeWords);
  const [url, setUrl] = useState('');
  const add = useAdd();
  const { at, rest } = refusedFields(add.error, ['url']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { url } });
  };
  return (
    <form onSubmit={submit} style={{ width: 'min(520px, 86vw)', textAlign: 'start' }}>
      <Group gap="xs" align="flex-start">
        <TextInput
          {...addressInput}
          size="md"
          style={{ flex: '1 1 240px' }}
          aria-label={t('address')}
          placeholder="https://shop.example"
          value={url}
          onChange={(e) => setUrl(e.currentTarget.value)}
          error={at('url')}
        />
        <Button size="md" type="submit" loading={add.isPending} disabled={!url.trim()}>
          {t('begin')}
        </Button>
      </Group>
      <ErrorNote error={rest} />
    </form>
  );
}
