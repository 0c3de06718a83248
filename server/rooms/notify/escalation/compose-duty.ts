import type { Speaker } from '../compose.ts';
import type { DeliveryRow } from '../tables.ts';
import type { DutyFacts } from './tell-step.ts';

const factsOf = (delivery: DeliveryRow) => delivery.facts as unknown as DutyFacts;

/** What stands first: the incident, or who calls for help with it. */
export function dutyHead(t: Speaker, delivery: DeliveryRow, values: { title: string; severity: string }): string {
  const { by } = factsOf(delivery);
  return by === null ? t('duty', values) : t('called', { ...values, by });
}

/** Why this reader, and what happens if they do nothing. */
export function dutyLines(t: Speaker, delivery: DeliveryRow): { label: string; text: string }[] {
  if (delivery.kind !== 'duty') return [];
  const { who, policy, step, steps, next, nextInMinutes, by } = factsOf(delivery);
  const why = { label: t('on_duty'), text: t('on_duty_text', { who: who.join(', '), policy, step, steps }) };
  if (by !== null) return [why];
  const otherwise = next.length > 0 ? 'otherwise_text' : 'otherwise_nobody';
  return [why, { label: t('otherwise'), text: t(otherwise, { n: nextInMinutes, next: next.join(', ') }) }];
}
