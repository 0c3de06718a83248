import { Anchor, Button, Divider, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { getSession, signOut } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useWords } from '../../../kit/words.ts';
import { deviceName } from '../profile/device.ts';
import { useNewPasskey } from '../profile/new-passkey.ts';
import { TotpSteps } from '../profile/totp-steps.tsx';
import { profileWords } from '../profile/words.ts';
import { Frame } from './frame.tsx';
import { gateWords } from './words.ts';

/** The team requires a second factor and this person has none yet: a passkey is the shortest way, an app serves too. */
export function Enrolment({ onSend, onDone }: { onSend: () => void; onDone: () => void }) {
  const t = useWords(gateWords);
  const [codes, setCodes] = useState(false);
  const leave = useChange(signOut, { stale: [getSession], onDone });
  return (
    <Frame title={t(codes ? 'enrolled' : 'enrolTitle')} text={codes ? undefined : t('enrolText')}>
      {!codes && <ByPasskey />}
      <TotpSteps onSend={onSend} onCodes={() => setCodes(true)} onDone={onDone} />
      {!codes && (
        <Text size="sm" mt="lg">
          <Anchor component="button" type="button" inherit onClick={() => leave.mutate()}>
            {t('signOut')}
          </Anchor>
        </Text>
      )}
    </Frame>
  );
}

/** Only where the browser can: a button that cannot be pressed would stand above the way that works. */
function ByPasskey() {
  const t = useWords(gateWords);
  const p = useWords(profileWords);
  const passkey = useNewPasskey(() => {});
  if (!passkey.supported) return null;
  return (
    <Stack gap="sm" mb="md">
      <Text size="sm">{t('enrolPasskeyText')}</Text>
      <Button
        size="md"
        leftSection={<IconFingerprint size={20} stroke={1.6} />}
        loading={passkey.pending}
        onClick={() => passkey.start(deviceName(navigator.userAgent) ?? p('passkeys'))}
      >
        {p('addPasskey')}
      </Button>
      {passkey.stopped && (
        <Text size="sm" role="alert">
          {p(passkey.stopped === 'known' ? 'passkeyKnown' : 'passkeyCancelled')}
        </Text>
      )}
      <ErrorNote error={passkey.error} />
      <Divider label={t('orApp')} mt={4} />
    </Stack>
  );
}
