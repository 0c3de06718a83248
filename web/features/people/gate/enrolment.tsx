import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { getSession, signOut } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { useWords } from '../../../kit/words.ts';
import { TotpSteps } from '../profile/totp-steps.tsx';
import { Frame } from './frame.tsx';
import { gateWords } from './words.ts';

/** The team requires a second factor and this person has none yet. */
export function Enrolment({ onSend, onDone }: { onSend: () => void; onDone: () => void }) {
  const t = useWords(gateWords);
  const [codes, setCodes] = useState(false);
  const leave = useChange(signOut, { stale: [getSession], onDone });
  return (
    <Frame title={t(codes ? 'enrolled' : 'enrolTitle')} text={codes ? undefined : t('enrolText')}>
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
