import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { createOwner, getSession } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { Frame } from './frame.tsx';
import { gateWords } from './words.ts';
import { browserZone, ZoneSelect } from '../../../kit/ZoneSelect.tsx';

/** The first visit of all: whoever comes first becomes the owner. */
export function Welcome() {
  const t = useWords(gateWords);
  const language = useLanguage();
  const [form, setForm] = useState({ name: '', email: '', password: '', timeZone: browserZone() });
  const create = useChange(createOwner, { stale: [getSession], quiet: true });
  const refused = refusedFields(create.error, Object.keys(form));
  const field = (name: 'name' | 'email' | 'password') => ({
    label: t(name),
    value: form[name],
    error: refused.at(name),
    required: true,
    withAsterisk: false,
    onChange: (e: { currentTarget: { value: string } }) => setForm({ ...form, [name]: e.currentTarget.value }),
  });
  return (
    <Frame title={t('welcome')} text={t('welcomeText')}>
      <Form onSubmit={() => create.mutate({ body: { ...form, language } })}>
        <Stack gap="md">
          <TextInput {...field('name')} autoComplete="name" maxLength={100} autoFocus />
          <TextInput {...field('email')} type="email" autoComplete="username" maxLength={254} />
          <PasswordInput
            {...field('password')}
            description={t('passwordHint')}
            autoComplete="new-password"
            minLength={10}
            maxLength={200}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <ZoneSelect
            label={t('timeZone')}
            description={t('timeZoneHint')}
            value={form.timeZone}
            onChange={(timeZone) => setForm({ ...form, timeZone })}
          />
          <ErrorNote error={refused.rest} />
          <Button type="submit" size="md" mt={4} loading={create.isPending}>
            {t('createOwner')}
          </Button>
        </Stack>
      </Form>
    </Frame>
  );
}
