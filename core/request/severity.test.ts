import fc from 'fast-check';
import { expect, test } from 'vitest';
import { severities } from '../incident/index.ts';
import { type SeverityAnswers, severityByAnswers } from './index.ts';

const fault = (of: Partial<SeverityAnswers>): SeverityAnswers => ({
  about: 'fault',
  pay: 'yes',
  whom: 'some',
  detour: 'no',
  ...of,
});

const table: [Partial<SeverityAnswers>, string, string][] = [
  [{ pay: 'no', whom: 'all' }, 'critical', 'nobody_pays'],
  [{ pay: 'no', whom: 'unknown' }, 'critical', 'nobody_pays'],
  [{ pay: 'no', whom: 'some' }, 'critical', 'some_cannot_pay'],
  [{ pay: 'no', whom: 'one' }, 'major', 'one_cannot_pay'],
  [{ pay: 'no', whom: 'one', detour: 'yes' }, 'minor', 'detour'],
  [{ pay: 'no', whom: 'all', detour: 'yes' }, 'critical', 'nobody_pays'],
  [{ pay: 'partly', whom: 'all' }, 'major', 'paying_is_hard'],
  [{ pay: 'partly', whom: 'one' }, 'minor', 'paying_is_hard'],
  [{ pay: 'unknown', whom: 'all' }, 'major', 'all_are_hindered'],
  [{ whom: 'all' }, 'major', 'all_are_hindered'],
  [{ whom: 'all', detour: 'yes' }, 'minor', 'detour'],
  [{ whom: 'some' }, 'minor', 'some_are_hindered'],
  [{ whom: 'staff' }, 'minor', 'few_are_hindered'],
  [{ about: 'question', pay: 'no', whom: 'all' }, 'info', 'no_fault'],
  [{ about: 'wish' }, 'info', 'no_fault'],
];
test.each(table)('%o is %s', (answers, severity, because) => {
  expect(severityByAnswers(fault(answers))).toEqual({ severity, because });
});

test('a worse answer never makes it less bad', () => {
  const order = { pay: ['yes', 'partly', 'no'], whom: ['one', 'some', 'all'], detour: ['yes', 'no'] } as const;
  const rank = (answers: SeverityAnswers) => severities.indexOf(severityByAnswers(answers).severity);
  const at = fc.record({ pay: fc.nat(2), whom: fc.nat(2), detour: fc.nat(1) });
  const said = (p: number, w: number, d: number): SeverityAnswers =>
    fault({ pay: order.pay[p]!, whom: order.whom[w]!, detour: order.detour[d]! });
  fc.assert(
    fc.property(at, at, (a, b) => {
      const worst = [Math.max(a.pay, b.pay), Math.max(a.whom, b.whom), Math.max(a.detour, b.detour)] as const;
      expect(rank(said(...worst))).toBeLessThanOrEqual(rank(said(a.pay, a.whom, a.detour)));
    }),
  );
});
