import {
  Button,
  Group,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { createMailbox, listMailboxes, updateMailbox, type ImapSettings, type Mailbox } from '#contract/desk-mail';
import type { Language } from '#core/words';
import { useChange } from '../../../app/query.ts';
import { CopyField } from '../../../kit/CopyField.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { useClientOptions } from '../options.ts';
import { mailboxWords } from './words.ts';

const blankImap: ImapSettings = { host: '', port: 993, security: 'tls', user: '', password: '', folder: 'INBOX' };
const names = { uk: 'Українська', ru: 'Русский', en: 'English' };

/** A new mailbox, or one that is changed; the address of a new webhook is shown once. */
export function MailboxForm({ box, onClose }: { box: Mailbox | null; onClose: () => void }) {
  const t = useWords(mailboxWords);
  const language = useLanguage();
  const [kind, setKind] = useState(box?.kind ?? 'imap');
  const [begin, setBegin] = useState<'unread' | 'new'>('unread');
  const [form, setForm] = useState({
    name: box?.name ?? '',
    address: box?.address ?? '',
    clientId: box?.client?.id ?? null,
    unknown: box?.unknown ?? ('aside' as const),
    language: box?.language ?? language,
  });
  const [imap, setImap] = useState<ImapSettings>(box?.imap ?? blankImap);
  const stale = [listMailboxes];
  const create = useChange(createMailbox, { stale, quiet: true, onDone: ({ url }) => url ?? onClose() });
  const update = useChange(updateMailbox, { stale, quiet: true, onDone: onClose });
  const refused = refusedFields(create.error ?? update.error, ['name', 'address', 'clientId']);
  const clients = useClientOptions();
  if (create.data?.url) return <Webhook url={create.data.url} onClose={onClose} />;
  const submit = () => {
    const settings = kind === 'imap' ? { imap } : {};
    if (box) update.mutate({ params: { id: box.id }, body: { ...form, ...settings } });
    else create.mutate({ body: { ...form, kind, begin, ...settings } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        {!box && (
          <SegmentedControl
            className="wraps"
            aria-label={t('kind')}
            value={kind}
            onChange={(next) => setKind(next)}
            data={(['imap', 'webhook'] as const).map((value) => ({ value, label: t(`kind_${value}`) }))}
          />
        )}
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          required
          withAsterisk={false}
          maxLength={100}
          value={form.name}
          error={refused.at('name')}
          onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
        />
        <TextInput
          type="email"
          label={t('address')}
          description={t('addressHint')}
          required
          withAsterisk={false}
          maxLength={254}
          value={form.address}
          error={refused.at('address')}
          onChange={(e) => setForm({ ...form, address: e.currentTarget.value })}
        />
        {kind === 'imap' && <ImapFields value={imap} onChange={setImap} />}
        {kind === 'imap' && !box && (
          <Select
            label={t('begin')}
            allowDeselect={false}
            data={(['unread', 'new'] as const).map((value) => ({ value, label: t(`begin_${value}`) }))}
            value={begin}
            onChange={(value) => value && setBegin(value)}
          />
        )}
        <Select
          label={t('unknown')}
          allowDeselect={false}
          data={(['aside', 'open'] as const).map((value) => ({ value, label: t(`unknown_${value}`) }))}
          value={form.unknown}
          onChange={(unknown) => unknown && setForm({ ...form, unknown })}
        />
        <Select
          label={t('client')}
          description={t('clientHint')}
          clearable
          {...clients}
          value={form.clientId}
          error={refused.at('clientId')}
          onChange={(clientId) => setForm({ ...form, clientId })}
        />
        <Select
          label={t('language')}
          allowDeselect={false}
          data={Object.entries(names).map(([value, label]) => ({ value, label }))}
          value={form.language}
          onChange={(value) => value && setForm({ ...form, language: value as Language })}
        />
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

const ports = { tls: 993, starttls: 143, none: 143 };

function ImapFields({ value, onChange }: { value: ImapSettings; onChange: (value: ImapSettings) => void }) {
  const t = useWords(mailboxWords);
  const text = (name: 'host' | 'user' | 'folder') => ({
    label: t(name),
    required: true,
    withAsterisk: false,
    maxLength: 253,
    value: value[name],
    onChange: (e: { currentTarget: HTMLInputElement }) => onChange({ ...value, [name]: e.currentTarget.value }),
  });
  return (
    <>
      <TextInput {...text('host')} />
      <Group gap="sm" grow>
        <Select
          label={t('security')}
          allowDeselect={false}
          data={(['tls', 'starttls', 'none'] as const).map((one) => ({ value: one, label: t(`security_${one}`) }))}
          value={value.security}
          onChange={(security) => security && onChange({ ...value, security, port: ports[security] })}
        />
        <NumberInput
          label={t('port')}
          min={1}
          max={65535}
          allowDecimal={false}
          value={value.port}
          onChange={(port) => onChange({ ...value, port: Number(port) })}
        />
      </Group>
      <TextInput {...text('user')} autoComplete="off" />
      <PasswordInput
        label={t('password')}
        required
        withAsterisk={false}
        autoComplete="new-password"
        maxLength={1000}
        value={value.password}
        onChange={(e) => onChange({ ...value, password: e.currentTarget.value })}
      />
      <TextInput {...text('folder')} />
    </>
  );
}

function Webhook({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useWords(mailboxWords);
  return (
    <Stack gap="sm">
      <Text size="sm">{t('url')}</Text>
      <CopyField value={url} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('done')}</Button>
      </Group>
    </Stack>
  );
}
