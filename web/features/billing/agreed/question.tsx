import { Text } from '@mantine/core';
import type { ContractHours } from '#contract/billing';
import { useCan } from '../../../app/session.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../billing.module.css';
import { useWritten } from '../written.ts';
import { billingWords } from '../words.ts';
import { AnswerButtons } from './answer-buttons.tsx';

/** What the team asks the client, to be answered at once by who may. */
export function Question({ contractId, ask }: { contractId: string; ask: ContractHours['asks'][number] }) {
  const t = useWords(billingWords);
  const { time, month, money } = useWritten();
  const mayAnswer = useCan()('contracts.accept');
  return (
    <section className={classes.question}>
      <div className={classes.what}>
        <Text fw={600}>{t('question', { who: ask.askedBy, time: time(ask.minutes), month: month(ask.month) })}</Text>
        {ask.note && (
          <Text size="sm" className="plain">
            {ask.note}
          </Text>
        )}
        {ask.costs.amount > 0 && (
          <Text size="sm">{t('questionCosts', { money: money(ask.costs.amount, ask.costs.currency) })}</Text>
        )}
        {!mayAnswer && <Text size="sm">{t('questionOther')}</Text>}
      </div>
      {mayAnswer && <AnswerButtons contractId={contractId} ask={ask} />}
    </section>
  );
}
