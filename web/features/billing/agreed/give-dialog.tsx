import { Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { addExtraHours } from '#contract/billing';
import type { ContractPrice } from '#contract/contracts';
import { useChange } from '../../../app/query.ts';
import { dialog, DialogForm, type Closing } from '../../../kit/Dialog.tsx';
import { useWords } from '../../../kit/words.ts';
import { Amount, Hours } from '../../contracts/index.ts';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';
import { afterAgreed } from './after-agreed.ts';

interface Props {
  contractId: string;
  kind: 'bonus' | 'prepaid';
  month: string;
  price: ContractPrice;
}

/** `2026-06` and so many months later: `2026-08`. */
function monthsFrom(month: string, count: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + count);
  return at.toISOString().slice(0, 7);
}

function Giving({ contractId, kind, month, price: { prepaidBlock, currency }, onClose }: Props & Closing) {
  const t = useWords(billingWords);
  const write = useWritten();
  const block = kind === 'prepaid' ? prepaidBlock : null;
  const [minutes, setMinutes] = useState<number | null>(block?.minutes ?? 60);
  const [price, setPrice] = useState<number | null>(block?.price ?? 0);
  const [last, setLast] = useState<string>(block?.months ? monthsFrom(month, block.months - 1) : '');
  const [note, setNote] = useState('');
  const give = useChange(addExtraHours, { quiet: true, stale: afterAgreed, onDone: onClose });
  const ends = Array.from({ length: Math.max(24, block?.months ?? 0) }, (_, i) => monthsFrom(month, i));
  return (
    <DialogForm
      onClose={onClose}
      verb={t(kind === 'bonus' ? 'give' : 'sell')}
      pending={give.isPending}
      error={give.error}
      disabled={!minutes || price === null}
      onSubmit={() =>
        give.mutate({
          params: { id: contractId },
          body: { kind, month, minutes: minutes!, price: price ?? 0, lastMonth: last || null, note },
        })
      }
    >
      <Text size="sm">
        {t(kind === 'bonus' ? 'bonusText' : 'sellText')}
        {block && ` ${t('sellAgreed', { time: write.time(block.minutes), money: write.money(block.price, currency) })}`}
      </Text>
      <Hours label={t('askHours')} value={minutes} onChange={setMinutes} />
      {kind === 'prepaid' && <Amount label={t('price')} currency={currency} value={price} onChange={setPrice} />}
      <Text size="sm">
        {t('fromMonth')}: <b>{write.month(month)}</b>
      </Text>
      <Select
        label={t('lastMonth')}
        allowDeselect={false}
        data={[{ value: '', label: t('forEver') }, ...ends.map((value) => ({ value, label: write.month(value) }))]}
        value={last}
        onChange={(value) => setLast(value ?? '')}
      />
      <Textarea
        label={t('askWhy')}
        description={t('askWhyHint')}
        autosize
        maxLength={500}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
      />
    </DialogForm>
  );
}

export const GiveDialog = dialog(Giving, ({ kind }: Props) =>
  useWords(billingWords)(kind === 'bonus' ? 'bonusTitle' : 'sellTitle'),
);
