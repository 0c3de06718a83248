import type { Severity } from '../incident/index.ts';

/** What is asked of somebody who tells of a fault, in words that a shopkeeper understands. */
export interface SeverityAnswers {
  about: 'fault' | 'question' | 'wish';
  /** Can customers order and pay? */
  pay: 'yes' | 'partly' | 'no' | 'unknown';
  /** Whom does it concern? */
  whom: 'all' | 'some' | 'one' | 'staff' | 'unknown';
  /** Is there another way for now? */
  detour: 'yes' | 'no' | 'unknown';
}

export type SeverityReason =
  | 'no_fault'
  | 'nobody_pays'
  | 'some_cannot_pay'
  | 'one_cannot_pay'
  | 'paying_is_hard'
  | 'all_are_hindered'
  | 'some_are_hindered'
  | 'few_are_hindered'
  | 'detour';

export interface JudgedSeverity {
  severity: Severity;
  because: SeverityReason;
}

/** How bad it is by the answers. Where somebody does not know, the worse of what may be is taken, short of the worst. */
export function severityByAnswers({ about, pay, whom, detour }: SeverityAnswers): JudgedSeverity {
  if (about !== 'fault') return { severity: 'info', because: 'no_fault' };
  const judged = pay === 'no' ? whoCannotPay(whom) : pay === 'partly' ? hardToPay(whom) : hindered(whom);
  return detour === 'yes' && judged.severity === 'major' ? { severity: 'minor', because: 'detour' } : judged;
}

function whoCannotPay(whom: SeverityAnswers['whom']): JudgedSeverity {
  if (whom === 'all' || whom === 'unknown') return { severity: 'critical', because: 'nobody_pays' };
  return whom === 'some'
    ? { severity: 'critical', because: 'some_cannot_pay' }
    : { severity: 'major', because: 'one_cannot_pay' };
}

const hardToPay = (whom: SeverityAnswers['whom']): JudgedSeverity => ({
  severity: whom === 'one' || whom === 'staff' ? 'minor' : 'major',
  because: 'paying_is_hard',
});

function hindered(whom: SeverityAnswers['whom']): JudgedSeverity {
  if (whom === 'all') return { severity: 'major', because: 'all_are_hindered' };
  return { severity: 'minor', because: whom === 'some' ? 'some_are_hindered' : 'few_are_hindered' };
}
