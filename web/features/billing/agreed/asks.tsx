import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { listExcess } from '#contract/billing';
import type { ResponseOf } from '#contract/endpoint';
import { useCan, useIsClient } from '../../../app/session.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../billing.module.css';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';
import { AskButton } from './ask-button.tsx';
import type { Asked } from './ask-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

type Asks = ResponseOf<typeof listExcess>;
type Ask = Asks['items'][number];

/** Time beyond the agreed hours: what was asked and answered, and the way to ask. @param asked null: no open month is chosen */
export function Asks({ contractId, asks, asked }: { contractId: string; asks: Asks; asked: Asked | null }) {
  const t = useWords(billingWords);
  const may = useCan()('contracts.write') && asked !== null;
  return (
    <Panel title={t('asks')} actions={asked && <AskButton {...asked} />}>
      {asks.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('asksEmpty')} {may && t('asksEmptyHint')}
        </Text>
      )}
      <ul className={classes.rows}>
        {asks.items.map((ask) => (
          <OneAsk key={ask.id} contractId={contractId} ask={ask} />
        ))}
      </ul>
    </Panel>
  );
}

function OneAsk({ contractId, ask }: { contractId: string; ask: Ask }) {
  const t = useWords(billingWords);
  const f = useFormat();
  const { time, month } = useWritten();
  const [noting, setNoting] = useState(false);
  const may = useCan()('contracts.accept');
  const isClient = useIsClient();
  const mayNote = may && !isClient;
  const state = stateOf(ask);
  return (
    <li>
      <div className={classes.what}>
        {t('asked', { who: ask.askedBy, time: time(ask.minutes), month: month(ask.month) })}
        {ask.note && (
          <Text size="sm" c="dimmed" className="plain">
            {ask.note}
          </Text>
        )}
        {ask.answer && <Answer ask={ask} answer={ask.answer} />}
        {ask.withdrawn && (
          <Text size="sm" c="dimmed">
            {t('withdrawnBy', { who: ask.withdrawn.by, date: f.short(ask.withdrawn.at) })}
          </Text>
        )}
      </div>
      <Badge variant="light" color={{ approved: 'green', refused: 'gray', withdrawn: 'gray', waiting: 'amber' }[state]}>
        {t(state)}
      </Badge>
      {state === 'waiting' && <WithdrawButton contractId={contractId} ask={ask} />}
      {state === 'waiting' && mayNote && (
        <>
          <Button size="xs" variant="default" onClick={() => setNoting(true)}>
            {t('note')}
          </Button>
          <NoteDialog opened={noting} onClose={() => setNoting(false)} contractId={contractId} askId={ask.id} />
        </>
      )}
    </li>
  );
}

const stateOf = ({ answer, withdrawn }: Ask) =>
  withdrawn ? 'withdrawn' : !answer ? 'waiting' : answer.approved ? 'approved' : 'refused';

function Answer({ ask, answer }: { ask: Ask; answer: NonNullable<Ask['answer']> }) {
  const t = useWords(billingWords);
  const f = useFormat();
  const { month } = useWritten();
  const { how, by, recordedBy } = answer;
  const facts = [
    t('answeredBy', { who: by, date: f.short(answer.at) }),
    how === 'email' || how === 'paper' || how === 'call' ? t(`answeredHow_${how}`) : null,
    recordedBy === by ? null : t('recordedBy', { who: recordedBy }),
    answer.approved && answer.month !== ask.month ? t('chargedIn', { month: month(answer.month) }) : null,
  ];
  return (
    <Text size="sm" c="dimmed">
      {facts.filter(Boolean).join(' · ')}
    </Text>
  );
}
