import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { invite, listInvitations } from '#contract/people';
import type { Language } from '#core/words';
import { useChange } from '../../../app/query.ts';
import { CopyField } from '../../../kit/CopyField.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { AccessFields, fitting, lacksClients, type AccessOf } from './access-fields.tsx';
import { teamWords } from './words.ts';

/** Who, in which role; then the link, shown once. */
export function Invite({ onDone }: { onDone: () => void }) {
  const t = useWords(teamWords);
  const here = useLanguage();
  const [email, setEmail] = useState('');
  const [language, setLanguage] = useState<Language>(here);
  const [access, setAccess] = useState<AccessOf>({ role: 'engineer', speciality: null, clientIds: [] });
  const [asked, setAsked] = useState(false);
  const send = useChange(invite, { stale: [listInvitations], quiet: true });
  const refused = refusedFields(send.error, ['email', 'role', 'clientIds']);
  if (send.data)
    return <LinkOnce link={send.data.link} email={send.data.email} until={send.data.expiresAt} onDone={onDone} />;
  const submit = () => {
    setAsked(true);
    if (!lacksClients(access)) send.mutate({ body: { email: email.trim(), language, ...fitting(access) } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('email')}
          type="email"
          required
          withAsterisk={false}
          maxLength={254}
          data-autofocus
          autoComplete="off"
          value={email}
          error={refused.at('email')}
          onChange={(e) => setEmail(e.currentTarget.value)}
        />
        <AccessFields value={access} onChange={setAccess} refused={refused.at} asked={asked} />
        <Select
          label={t('letterLanguage')}
          allowDeselect={false}
          value={language}
          onChange={(next) => next && setLanguage(next)}
          data={[
            { value: 'en', label: 'English' },
            { value: 'uk', label: 'Українська' },
            { value: 'ru', label: 'Русский' },
          ]}
        />
        <ErrorNote error={refused.rest} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {t('makeLink')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function LinkOnce({ link, email, until, onDone }: { link: string; email: string; until: string; onDone: () => void }) {
  const t = useWords(teamWords);
  const f = useFormat();
  return (
    <Stack gap="md">
      <Text fw={620}>{t('linkReady')}</Text>
      <Text size="sm">{t('linkOnce', { email, until: f.date(until) })}</Text>
      <CopyField value={link} />
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('done')}</Button>
      </Group>
    </Stack>
  );
}
