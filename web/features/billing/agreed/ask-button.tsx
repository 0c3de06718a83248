import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCan } from '../../../app/session.tsx';
import { useWords } from '../../../kit/words.ts';
import { billingWords } from '../words.ts';
import { AskDialog, type Asked } from './ask-dialog.tsx';

/** Asks the client for more hours, for those who may. */
export function AskButton(of: Asked) {
  const t = useWords(billingWords);
  const [asking, setAsking] = useState(false);
  if (!useCan()('contracts.write')) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      <AskDialog opened={asking} onClose={() => setAsking(false)} {...of} />
    </>
  );
}
