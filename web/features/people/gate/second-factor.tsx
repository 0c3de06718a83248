import { Anchor, Button, PinInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { getSession, signInSecond } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useWords } from '../../../kit/words.ts';
import { Frame } from './frame.tsx';
import { gateWords } from './words.ts';

/** The second step: the app's six digits, or a backup code. */
export function SecondFactor({ onAnother }: { onAnother: () => void }) {
  const t = useWords(gateWords);
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState('');
  const enter = useChange(signInSecond, { stale: [getSession], quiet: true });
  const send = (typed: string) => enter.mutate({ body: { code: typed.trim() } }, { onError: () => setCode('') });
  const swap = () => {
    setBackup(!backup);
    setCode('');
    enter.reset();
  };
  return (
    <Frame title={t('secondTitle')} text={t(backup ? 'backupText' : 'secondText')}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          send(code);
        }}
      >
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
          <Anchor component="button" type="button" size="sm" ta="start" onClick={swap}>
            {t(backup ? 'useApp' : 'useBackup')}
          </Anchor>
          <Text size="sm">
            <Anchor component="button" type="button" inherit onClick={onAnother}>
              {t('anotherAccount')}
            </Anchor>
          </Text>
        </Stack>
      </form>
    </Frame>
  );
}
