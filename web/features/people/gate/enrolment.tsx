import { Anchor, Text } from '@mantine/core';
import { getSession, signOut } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { useWords } from '../../../kit/words.ts';
import { TotpSteps } from '../profile/totp-steps.tsx';
import { Frame } from './frame.tsx';
import { gateWords } from './words.ts';

/** The team requires a second factor and this person has none yet. */
export function Enrolment({ onCodes, onDone }: { onCodes: () => void; onDone: () => void }) {
  const t = useWords(gateWords);
  const leave = useChange(signOut, { stale: [getSession] });
  return (
    <Frame title={t('enrolTitle')} text={t('enrolText')}>
      <TotpSteps onCodes={onCodes} onDone={onDone} />
      <Text size="sm" mt="lg">
        <Anchor component="button" type="button" inherit onClick={() => leave.mutate()}>
          {t('signOut')}
        </Anchor>
      </Text>
    </Frame>
  );
}
