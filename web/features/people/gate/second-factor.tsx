import { Anchor, Button, PinInput, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { getSession, type Session, signInSecond } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useWords } from '../../../kit/words.ts';
import { Frame } from './frame.tsx';
import { usePasskeySignIn } from './passkey-sign-in.ts';
import { gateWords } from './words.ts';

/** The second step: the app's six digits, a backup code, or a passkey where the person has one. */
export function SecondFactor({ factors, onAnother }: { factors: Session['secondFactors']; onAnother: () => void }) {
  const t = useWords(gateWords);
  const [backup, setBackup] = useState(false);
  const hasCode = factors.includes('code');
  return (
    <Frame title={t('secondTitle')} text={t(hasCode ? (backup ? 'backupText' : 'secondText') : 'passkeyText')}>
      <Stack gap="md">
        {hasCode && <CodeForm key={String(backup)} backup={backup} onSwap={() => setBackup(!backup)} />}
        {factors.includes('passkey') && <PasskeyStep main={!hasCode} />}
        <Text size="sm">
          <Anchor component="button" type="button" inherit onClick={onAnother}>
            {t('anotherAccount')}
          </Anchor>
        </Text>
      </Stack>
    </Frame>
  );
}

function CodeForm({ backup, onSwap }: { backup: boolean; onSwap: () => void }) {
  const t = useWords(gateWords);
  const [code, setCode] = useState('');
  const enter = useChange(signInSecond, { stale: [getSession], quiet: true });
  const send = (typed: string) => enter.mutate({ body: { code: typed.trim() } }, { onError: () => setCode('') });
  return (
    <Form onSubmit={() => send(code)}>
      <Stack gap="md">
        {backup ? (
          <TextInput
            label={t('backupCode')}
            value={code}
            onChange={(e) => setCode(e.currentTarget.value)}
            autoComplete="one-time-code"
            autoFocus
            required
            withAsterisk={false}
            maxLength={20}
          />
        ) : (
          <PinInput
            length={6}
            type="number"
            oneTimeCode
            autoFocus
            size="lg"
            value={code}
            onChange={setCode}
            onComplete={send}
            error={enter.isError}
            aria-label={t('code')}
          />
        )}
        <ErrorNote error={enter.error} />
        <Button type="submit" size="md" loading={enter.isPending} disabled={code.trim().length < 6}>
          {t('confirm')}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="start" onClick={onSwap}>
          {t(backup ? 'useApp' : 'useBackup')}
        </Anchor>
      </Stack>
    </Form>
  );
}

function PasskeyStep({ main }: { main: boolean }) {
  const t = useWords(gateWords);
  const passkey = usePasskeySignIn(() => {});
  return (
    <>
      <Button
        variant={main ? 'filled' : 'default'}
        size="md"
        leftSection={<IconFingerprint size={20} stroke={1.6} />}
        loading={passkey.pending}
        disabled={!passkey.supported}
        onClick={passkey.start}
      >
        {t('confirmPasskey')}
      </Button>
      {passkey.cancelled && (
        <Text size="sm" role="status">
          {t('passkeyCancelled')}
        </Text>
      )}
      <ErrorNote error={passkey.error} />
    </>
  );
}
