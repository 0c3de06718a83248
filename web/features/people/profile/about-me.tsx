import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { getSession, updateMe } from '#contract/people';
import type { Language } from '#core/words';
import { chooseLanguage } from '../../../app/language.ts';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { ZoneSelect } from '../../../kit/ZoneSelect.tsx';
import { roleWords } from '../role.words.ts';
import { profileWords } from './words.ts';

const languageNames = [
  { value: 'en', label: 'English' },
  { value: 'uk', label: 'Українська' },
  { value: 'ru', label: 'Русский' },
];

export function AboutMe() {
  const t = useWords(profileWords);
  const role = useWords(roleWords);
  const { person } = useSession();
  const [form, setForm] = useState({ name: person.name, language: person.language, timeZone: person.timeZone });
  const save = useChange(updateMe, {
    stale: [getSession],
    quiet: true,
    onDone: (saved) => {
      chooseLanguage(saved.language);
      notifications.show({ message: t('saved') });
    },
  });
  const refused = refusedFields(save.error, ['name']);
  const changed = form.name !== person.name || form.language !== person.language || form.timeZone !== person.timeZone;
  return (
    <Panel title={t('about')}>
      <Form onSubmit={() => save.mutate({ body: form })}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {person.email} · {role(`role_${person.role}`)}
            {person.speciality ? `, ${role(`speciality_${person.speciality}`)}` : ''}
          </Text>
          <TextInput
            label={t('name')}
            required
            withAsterisk={false}
            maxLength={100}
            value={form.name}
            error={refused.at('name')}
            onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
          />
          <Select
            label={t('language')}
            allowDeselect={false}
            data={languageNames}
            value={form.language}
            onChange={(language) => language && setForm({ ...form, language: language as Language })}
          />
          <ZoneSelect
            label={t('timeZone')}
            value={form.timeZone}
            onChange={(timeZone) => setForm({ ...form, timeZone })}
          />
          <ErrorNote error={refused.rest} />
          <Group>
            <Button type="submit" disabled={!changed} loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Panel>
  );
}
