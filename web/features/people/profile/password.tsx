import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { changePassword, listSessions } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { profileWords } from './words.ts';

export function Password() {
  const t = useWords(profileWords);
  const { person } = useSession();
  const [form, setForm] = useState({ current: '', next: '' });
  const change = useChange(changePassword, {
    stale: [listSessions],
    quiet: true,
    onDone: () => {
      setForm({ current: '', next: '' });
      notifications.show({ message: t('passwordChanged') });
    },
  });
  const refused = refusedFields(change.error, ['current', 'next']);
  return (
    <Panel title={t('password')}>
      <Form onSubmit={() => change.mutate({ body: form })}>
        <Stack gap="sm">
          <input type="email" name="email" autoComplete="username" value={person.email} readOnly hidden />
          <PasswordInput
            label={t('currentPassword')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={form.current}
            error={refused.at('current')}
            onChange={(e) => setForm({ ...form, current: e.currentTarget.value })}
          />
          <PasswordInput
            label={t('nextPassword')}
            description={t('passwordHint')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={10}
            maxLength={200}
            value={form.next}
            error={refused.at('next')}
            onChange={(e) => setForm({ ...form, next: e.currentTarget.value })}
          />
          <ErrorNote error={refused.rest} />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('changePassword')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Panel>
  );
}
