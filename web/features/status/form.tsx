import { Button, ColorInput, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { createStatusPage, listStatusPages, updateStatusPage, type StatusPage } from '#contract/status';
import type { Language } from '#core/words';
import { useChange } from '../../app/query.ts';
import { useStoreOptions } from '../../app/store-options.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Form } from '../../kit/Form.tsx';
import { refusedFields } from '../../kit/refused-field.ts';
import { Toggle } from '../../kit/Toggle.tsx';
import { useLanguage, useWords } from '../../kit/words.ts';
import { LogoField } from './logo-field.tsx';
import { slugOf } from './slug.ts';
import classes from './status.module.css';
import { statusWords } from './words.ts';

interface FormProps {
  page?: StatusPage;
  clients: { id: string; name: string; language: Language }[];
  onDone: () => void;
}

/** Whose page, at which address, with which face. */
export function StatusPageForm({ page, clients, onDone }: FormProps) {
  const t = useWords(statusWords);
  const language = useLanguage();
  const only = clients.length === 1 ? clients[0] : undefined;
  const [form, setForm] = useState({
    clientId: page?.clientId ?? only?.id ?? '',
    title: page?.title ?? only?.name ?? '',
    slug: page?.slug ?? slugOf(only?.name ?? ''),
    storeIds: page?.storeIds ?? [],
    language: page?.language ?? only?.language ?? language,
    color: page?.color ?? '#1a6dd4',
    logo: page?.logo ?? null,
    shown: page?.shown ?? true,
  });
  const [ownSlug, setOwnSlug] = useState(page !== undefined);
  const done = (message: string) => () => {
    notifications.show({ message });
    onDone();
  };
  const create = useChange(createStatusPage, { stale: [listStatusPages], quiet: true, onDone: done(t('created')) });
  const update = useChange(updateStatusPage, { stale: [listStatusPages], quiet: true, onDone: done(t('saved')) });
  const { error, isPending } = page ? update : create;
  const refused = refusedFields(error, Object.keys(form));
  const set = (changes: Partial<typeof form>) => setForm({ ...form, ...changes });
  const retitle = (title: string) => set({ title, ...(ownSlug ? {} : { slug: slugOf(title) }) });
  const chooseClient = (clientId: string | null) => {
    const client = clients.find((c) => c.id === clientId);
    if (client)
      set({
        clientId: client.id,
        storeIds: [],
        language: client.language,
        title: client.name,
        ...(ownSlug ? {} : { slug: slugOf(client.name) }),
      });
  };
  const submit = () => {
    const { clientId, ...rest } = form;
    if (page) update.mutate({ params: { id: page.id }, body: rest });
    else create.mutate({ body: { ...rest, clientId } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        {!page && (
          <Select
            label={t('client')}
            searchable
            allowDeselect={false}
            required
            withAsterisk={false}
            data={clients.map((client) => ({ value: client.id, label: client.name }))}
            value={form.clientId || null}
            error={refused.at('clientId')}
            onChange={chooseClient}
          />
        )}
        <TextInput
          label={t('pageTitle')}
          description={t('pageTitleHint')}
          required
          withAsterisk={false}
          maxLength={100}
          value={form.title}
          error={refused.at('title')}
          onChange={(e) => retitle(e.currentTarget.value)}
        />
        <TextInput
          label={t('slug')}
          description={t('slugHint', { url: `${location.origin}/status/${form.slug || '…'}` })}
          required
          withAsterisk={false}
          maxLength={61}
          pattern="[a-z0-9][a-z0-9\-]{1,60}"
          title={t('slugWrong')}
          value={form.slug}
          error={refused.at('slug')}
          onChange={(e) => {
            setOwnSlug(true);
            set({ slug: e.currentTarget.value.toLowerCase() });
          }}
        />
        {form.clientId && (
          <StoresField
            clientId={form.clientId}
            value={form.storeIds}
            onChange={(storeIds) => set({ storeIds })}
            error={refused.at('storeIds')}
          />
        )}
        <Select
          label={t('language')}
          description={t('languageHint')}
          allowDeselect={false}
          value={form.language}
          onChange={(next) => next && set({ language: next })}
          data={[
            { value: 'en', label: 'English' },
            { value: 'uk', label: 'Українська' },
            { value: 'ru', label: 'Русский' },
          ]}
        />
        <ColorInput
          label={t('color')}
          description={t('colorHint')}
          format="hex"
          maw={240}
          swatches={['#1a6dd4', '#0d5c66', '#257f3a', '#b52a22', '#a87008', '#5b3fa0', '#211f1c']}
          value={form.color}
          error={refused.at('color')}
          onChange={(color) => set({ color })}
        />
        <LogoField value={form.logo} onChange={(logo) => set({ logo })} error={refused.at('logo')} />
        <Preview title={form.title} color={form.color} logo={form.logo} />
        <Toggle
          label={t('shown')}
          description={t('shownHint')}
          checked={form.shown}
          onChange={(e) => set({ shown: e.currentTarget.checked })}
        />
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={!form.clientId}>
            {t(page ? 'save' : 'create')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function StoresField({
  clientId,
  value,
  onChange,
  error,
}: {
  clientId: string;
  value: string[];
  onChange: (ids: string[]) => void;
  error: string | undefined;
}) {
  const t = useWords(statusWords);
  const stores = useStoreOptions(clientId);
  return (
    <MultiSelect
      label={t('stores')}
      description={t('storesHint')}
      placeholder={value.length ? undefined : t('allStores')}
      clearable
      {...stores}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}

function Preview({ title, color, logo }: { title: string; color: string; logo: string | null }) {
  const t = useWords(statusWords);
  return (
    <div>
      <Text size="sm" fw={550} mb={6}>
        {t('preview')}
      </Text>
      <div className={classes.preview}>
        <div className={classes.stripe} style={{ background: color }} />
        <div className={classes.head}>
          {logo && <img src={logo} alt="" />}
          <span>{title || '…'}</span>
        </div>
        <div className={classes.works}>{t('previewState')}</div>
      </div>
    </div>
  );
}
