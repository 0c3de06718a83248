import type { RuleRow } from './tables.ts';

/** Whether an instant lies in a rule's hours: local wall clock, `from` included, `to` not; `to` before `from` runs over midnight. */
export function isInHours(hours: RuleRow['hours'], at: number): boolean {
  if (!hours) return true;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: hours.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)!.value;
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1;
  const time = `${part('hour')}:${part('minute')}`;
  const { from, to, days } = hours;
  if (from === to) return days.includes(day);
  if (from < to) return days.includes(day) && time >= from && time < to;
  // Over midnight: the early hours belong to the day before.
  return time >= from ? days.includes(day) : time < to && days.includes(day === 1 ? 7 : day - 1);
}
