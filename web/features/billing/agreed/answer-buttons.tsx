import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { answerExcess } from '#contract/billing';
import { useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useWords } from '../../../kit/words.ts';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';
import { afterAgreed } from './after-agreed.ts';

/** Of a client's administrator: yes is one click, no is asked once more. */
export function AnswerButtons({ contractId, ask }: { contractId: string; ask: { id: string; minutes: number } }) {
  const t = useWords(billingWords);
  const { time } = useWritten();
  const [refusing, setRefusing] = useState(false);
  const answer = useChange(answerExcess, { stale: afterAgreed, onDone: () => setRefusing(false) });
  const say = (approved: boolean) => answer.mutate({ params: { id: contractId, askId: ask.id }, body: { approved } });
  return (
    <Group gap="xs">
      <Button loading={answer.isPending} onClick={() => say(true)}>
        {t('approve')}
      </Button>
      <Button variant="default" onClick={() => setRefusing(true)}>
        {t('refuse')}
      </Button>
      <Confirm
        opened={refusing}
        onClose={() => setRefusing(false)}
        title={t('refuseTitle', { time: time(ask.minutes) })}
        verb={t('refuse')}
        pending={answer.isPending}
        onConfirm={() => say(false)}
      >
        {t('refuseText')}
      </Confirm>
    </Group>
  );
}
