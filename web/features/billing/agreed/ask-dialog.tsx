import { Alert, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { askExcess, listExcess, listHours } from '#contract/billing';
import type { ContractPrice } from '#contract/contracts';
import { useChange } from '../../../app/query.ts';
import { dialog, DialogForm, type Closing } from '../../../kit/Dialog.tsx';
import { useWords } from '../../../kit/words.ts';
import { Hours } from '../../contracts/index.ts';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';

export interface Asked {
  contractId: string;
  month: string;
  /** What is worked beyond what may be charged. */
  unbilled: number;
  mayAnswer: readonly string[];
  price: ContractPrice | undefined;
}

function Asking({ contractId, month, unbilled, mayAnswer, price, onClose }: Asked & Closing) {
  const t = useWords(billingWords);
  const { money, time } = useWritten();
  const [minutes, setMinutes] = useState<number | null>(unbilled > 0 ? unbilled : 60);
  const [note, setNote] = useState('');
  const ask = useChange(askExcess, { quiet: true, stale: [listExcess, listHours], onDone: onClose });
  return (
    <DialogForm
      onClose={onClose}
      verb={t('ask')}
      pending={ask.isPending}
      error={ask.error}
      disabled={!minutes}
      onSubmit={() => ask.mutate({ params: { id: contractId }, body: { month, minutes: minutes!, note } })}
    >
      {mayAnswer.length > 0 ? (
        <Text size="sm">{t('askText', { who: mayAnswer.join(', ') })}</Text>
      ) : (
        <Alert color="amber" variant="light">
          {t('askNobody')}
        </Alert>
      )}
      <Hours
        label={t('askHours')}
        description={
          price && price.hourlyRate > 0 && minutes
            ? t('askCosts', { money: money(Math.round((minutes * price.hourlyRate) / 60), price.currency) })
            : undefined
        }
        value={minutes}
        onChange={setMinutes}
      />
      {price && price.excess.atMost !== null && minutes !== null && minutes > price.excess.atMost && (
        <Alert color="amber" variant="light">
          {t('askMost', { time: time(price.excess.atMost) })}
        </Alert>
      )}
      <Textarea
        label={t('askWhy')}
        description={t('askWhyHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
      />
    </DialogForm>
  );
}

export const AskDialog = dialog(Asking, ({ month }: Asked) => {
  const t = useWords(billingWords);
  return t('askTitle', { month: useWritten().month(month) });
});
