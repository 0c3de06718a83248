import { Alert, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { approvePaymentScripts } from '#contract/payment-pages';
import { useChange } from '../../app/query.ts';
import { dialog, DialogForm } from '../../kit/Dialog.tsx';
import { useWords } from '../../kit/words.ts';
import { cardWords } from './card.words.ts';
import { enough, stale, Why } from './dialogs.tsx';
import classes from './payment-pages.module.css';
import { paymentWords } from './words.ts';

/** That numbers of cards may go to a host: never a by-product of another approval. */
export const CardDialog = dialog<{ storeId: string; host: string }>(
  function CardForm({ storeId, host, onClose }) {
    const t = useWords(paymentWords);
    const c = useWords(cardWords);
    const [why, setWhy] = useState('');
    const [knows, setKnows] = useState(false);
    const approve = useChange(approvePaymentScripts, {
      stale,
      quiet: true,
      onDone: ({ items }) => {
        notifications.show({ color: 'green', message: t('approvedNow', { n: items.length }) });
        onClose();
      },
    });
    return (
      <DialogForm
        verb={c('letVerb')}
        color="red"
        onClose={onClose}
        pending={approve.isPending}
        error={approve.error}
        disabled={!knows || !enough(why)}
        onSubmit={() => approve.mutate({ params: { id: storeId }, body: { kind: 'card', about: [host], why } })}
      >
        <Alert color="red" variant="light" title={c('warning')}>
          {c('warningText')}
        </Alert>
        <code className={classes.wraps}>{host}</code>
        <Checkbox label={c('know')} checked={knows} onChange={(e) => setKnows(e.currentTarget.checked)} />
        <Why label={c('whyCard')} value={why} onChange={setWhy} />
      </DialogForm>
    );
  },
  function useTitle() {
    return useWords(cardWords)('letCardTitle');
  },
);
