import { Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { getSession, signIn } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useWords } from '../../../kit/words.ts';
import { Frame } from './frame.tsx';
import { usePasskeySignIn } from './passkey-sign-in.ts';
import { gateWords } from './words.ts';

/** By password, or by passkey with one press. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useWords(gateWords);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useChange(signIn, { stale: [getSession], quiet: true, onDone: onSignedIn });
  const passkey = usePasskeySignIn(onSignedIn);
  return (
    <Frame title={t('signInTitle')}>
      <Form onSubmit={() => enter.mutate({ body: { email: email.trim(), password } })}>
        <Stack gap="md">
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(e) => setEmail(e.currentTarget.value)}
            autoFocus
          />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <ErrorNote error={enter.error} />
          <Button type="submit" size="md" loading={enter.isPending}>
            {t('signIn')}
          </Button>
          <Divider label={t('or')} my={-2} />
          <Button
            variant="default"
            size="md"
            leftSection={<IconFingerprint size={20} stroke={1.6} />}
            loading={passkey.pending}
            disabled={!passkey.supported}
            onClick={passkey.start}
          >
            {t('withPasskey')}
          </Button>
          {!passkey.supported && (
            <Text size="xs" c="dimmed">
              {t('noPasskeys')}
            </Text>
          )}
          {passkey.cancelled && (
            <Text size="sm" role="status">
              {t('passkeyCancelled')}
            </Text>
          )}
          <ErrorNote error={passkey.error} />
          <Text size="sm" c="dimmed">
            {t('signInHint')}
          </Text>
        </Stack>
      </Form>
    </Frame>
  );
}
