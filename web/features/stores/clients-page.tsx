import { ActionIcon, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { z } from 'zod';
import { createClient, deleteClient, listClients, updateClient, type client } from '#contract/stores';
import { languages, type Language } from '#core/words';
import { Link } from '../../app/address.tsx';
import { useCall, useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { kitWords } from '../../kit/kit.words.ts';
import { Page } from '../../kit/Page.tsx';
import { Paged, PageSearch, usePaging } from '../../kit/Paged.tsx';
import { Instant } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { storeWords } from './words.ts';

type Client = z.infer<typeof client>;

/** Clients: who owns which stores. */
export default function ClientsPage() {
  const t = useWords(storeWords);
  const can = useCan();
  const { query } = usePaging();
  const answer = useCall(listClients, { query }, { live: ['store'], keep: true });
  const [edited, setEdited] = useState<Client | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Client | null>(null);
  const add = can('stores.write') && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('addClient')}
    </Button>
  );
  return (
    <Page title={t('clients')} actions={add}>
      <div className="toolbar">
        <PageSearch />
      </div>
      <Paged
        answer={answer}
        label={t('clients')}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon={IconUsersGroup} title={t('clientsEmpty')} action={add}>
            {t('clientsEmptyHint')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            head: t('clientName'),
            cell: (row) => (
              <Link to={`/?client=${row.id}`} plain fw={550}>
                {row.name}
              </Link>
            ),
          },
          { key: 'stores', head: t('stores'), align: 'end', width: 110, cell: (row) => row.storeCount },
          { key: 'language', head: t('clientLanguage'), from: 'sm', cell: (row) => t(row.language) },
          { key: 'since', head: t('since'), from: 'md', cell: (row) => <Instant of={row.createdAt} /> },
          ...(can('stores.write')
            ? [
                {
                  key: 'do',
                  head: '',
                  align: 'end' as const,
                  cell: (row: Client) => (
                    <RowActions row={row} onEdit={() => setEdited(row)} onRemove={() => setDoomed(row)} />
                  ),
                },
              ]
            : []),
        ]}
      />
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? t('addClient') : t('editClient')}
      >
        {edited && <ClientForm client={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </Modal>
      <RemoveClient client={doomed} onClose={() => setDoomed(null)} />
    </Page>
  );
}

function RowActions({ row, onEdit, onRemove }: { row: Client; onEdit: () => void; onRemove: () => void }) {
  const t = useWords(storeWords);
  const blocked = row.storeCount > 0;
  const hint = blocked ? t('removeClientBlocked') : undefined;
  return (
    <>
      <Group gap={4} justify="flex-end" wrap="nowrap" visibleFrom="sm">
        <Button variant="subtle" size="compact-sm" leftSection={<IconPencil size={14} />} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          leftSection={<IconTrash size={14} />}
          disabled={blocked}
          title={hint}
          onClick={onRemove}
        >
          {t('removeClient')}
        </Button>
      </Group>
      <Group gap={4} justify="flex-end" wrap="nowrap" hiddenFrom="sm">
        <ActionIcon variant="subtle" size="lg" aria-label={`${t('edit')}: ${row.name}`} onClick={onEdit}>
          <IconPencil size={17} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="red"
          size="lg"
          disabled={blocked}
          aria-label={`${t('removeClient')}: ${row.name}`}
          title={hint}
          onClick={onRemove}
        >
          <IconTrash size={17} />
        </ActionIcon>
      </Group>
    </>
  );
}

function RemoveClient({ client: doomed, onClose }: { client: Client | null; onClose: () => void }) {
  const t = useWords(storeWords);
  const remove = useChange(deleteClient, { quiet: true, stale: [listClients], onDone: onClose });
  const name = doomed?.name ?? '';
  return (
    <Confirm
      opened={doomed !== null}
      onClose={onClose}
      title={t('removeClientTitle', { name })}
      verb={t('removeClient')}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => doomed && remove.mutate({ params: { id: doomed.id } })}
    >
      {t('removeClientText', { name })}
    </Confirm>
  );
}

function ClientForm({ client: known, onDone }: { client: Client | null; onDone: () => void }) {
  const t = useWords(storeWords);
  const kit = useWords(kitWords);
  const [name, setName] = useState(known?.name ?? '');
  const [language, setLanguage] = useState<Language>(known?.language ?? 'en');
  const options = { quiet: true, stale: [listClients], onDone };
  const create = useChange(createClient, options);
  const update = useChange(updateClient, options);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (known) update.mutate({ params: { id: known.id }, body: { name, language } });
    else create.mutate({ body: { name, language } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('clientName')}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          required
          maxLength={100}
          data-autofocus
        />
        <Select
          label={t('clientLanguage')}
          value={language}
          onChange={(next) => setLanguage(next as Language)}
          allowDeselect={false}
          data={languages.map((l) => ({ value: l, label: t(l) }))}
        />
        <ErrorNote error={create.error ?? update.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending || update.isPending} disabled={!name.trim()}>
            {kit('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
