import { Button } from '@mantine/core';
import { useState } from 'react';
import { withdrawExcess } from '#contract/billing';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useWords } from '../../../kit/words.ts';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';
import { afterAgreed } from './after-agreed.ts';

/** Takes back a question that waits for its answer, for those who may ask. */
export function WithdrawButton({ contractId, ask }: { contractId: string; ask: { id: string; minutes: number } }) {
  const t = useWords(billingWords);
  const { time } = useWritten();
  const [sure, setSure] = useState(false);
  const withdraw = useChange(withdrawExcess, { quiet: true, stale: afterAgreed, onDone: () => setSure(false) });
  if (!useCan()('contracts.write')) return null;
  return (
    <>
      <Button size="xs" variant="subtle" color="red" onClick={() => setSure(true)}>
        {t('withdraw')}
      </Button>
      <Confirm
        opened={sure}
        onClose={() => setSure(false)}
        title={t('withdrawTitle', { time: time(ask.minutes) })}
        verb={t('withdraw')}
        pending={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate({ params: { id: contractId, askId: ask.id } })}
      >
        {t('withdrawText')}
      </Confirm>
    </>
  );
}
