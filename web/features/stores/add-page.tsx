import { Button, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { listClients, listStores, addStore } from '#contract/stores';
import { readWall } from '#contract/monitoring';
import { useAddress } from '../../app/address.tsx';
import { useChange } from '../../app/query.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Page } from '../../kit/Page.tsx';
import { refusedFields } from '../../kit/refused-field.ts';
import { useWords } from '../../kit/words.ts';
import { ClientSelect } from './client-select.tsx';
import { storeWords } from './words.ts';

/** Paste an address; discovery begins at once and is watched on the next screen. */
export default function AddStorePage() {
  const t = useWords(storeWords);
  const { go, search } = useAddress();
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [clientId, setClientId] = useState<string | null>(search.clientId ?? null);
  const add = useChange(addStore, {
    quiet: true,
    stale: [listStores, listClients, readWall],
    onDone: (store) => go(`/stores/${store.id}/discovery`),
  });
  const { at, rest } = refusedFields(add.error, ['url', 'name', 'clientId']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { url, ...(name.trim() ? { name } : {}), ...(clientId ? { clientId } : {}) } });
  };
  return (
    <Page title={t('addStore')} crumbs={[{ label: t('wall'), to: '/' }]}>
      <form className="panel" style={{ maxWidth: 620 }} onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            size="md"
            label={t('address')}
            description={t('addressHint')}
            value={url}
            onChange={(e) => setUrl(e.currentTarget.value)}
            error={at('url')}
            required
            autoFocus
            inputMode="url"
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            name="url"
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
    </Page>
  );
}
