import { SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answerExcess } from '#contract/billing';
import { useChange } from '../../../app/query.ts';
import { dialog, DialogForm, type Closing } from '../../../kit/Dialog.tsx';
import { useWords } from '../../../kit/words.ts';
import { billingWords } from '../words.ts';
import { afterAgreed } from './after-agreed.ts';

interface Props {
  contractId: string;
  askId: string;
}
const ways = ['email', 'paper', 'call'] as const;

function Noting({ contractId, askId, onClose }: Props & Closing) {
  const t = useWords(billingWords);
  const [answer, setAnswer] = useState('yes');
  const [by, setBy] = useState('');
  const [how, setHow] = useState<(typeof ways)[number]>('email');
  const change = useChange(answerExcess, { quiet: true, stale: afterAgreed, onDone: onClose });
  return (
    <DialogForm
      onClose={onClose}
      verb={t('note')}
      pending={change.isPending}
      error={change.error}
      onSubmit={() =>
        change.mutate({ params: { id: contractId, askId }, body: { approved: answer === 'yes', by, how } })
      }
    >
      <Text size="sm">{t('noteText')}</Text>
      <SegmentedControl
        fullWidth
        aria-label={t('noteAnswer')}
        data={(['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))}
        value={answer}
        onChange={setAnswer}
      />
      <TextInput
        label={t('by')}
        required
        withAsterisk={false}
        maxLength={200}
        value={by}
        onChange={(e) => setBy(e.currentTarget.value)}
      />
      <Select
        label={t('how')}
        allowDeselect={false}
        data={ways.map((way) => ({ value: way, label: t(`how_${way}`) }))}
        value={how}
        onChange={(way) => way && setHow(way)}
      />
    </DialogForm>
  );
}

export const NoteDialog = dialog(Noting, (_: Props) => useWords(billingWords)('noteTitle'));
