import { checkCron, nextCron } from '#core/schedule';

/** When work comes again, as the form holds it: days as cron counts them (0 is Sunday), the day of the month up to 28, so that no month lacks it. */
export interface Repeat {
  kind: 'weekly' | 'monthly' | 'cron';
  time: string;
  days: string[];
  day: number;
  cron: string;
}

/** The cron line; null where something is missing or cannot be read. */
export function cronOf({ kind, time, days, day, cron }: Repeat): string | null {
  if (kind === 'cron') return checkCron(cron) === null ? cron.trim() : null;
  const [, hour, minute] = /^(\d{1,2}):(\d{2})/.exec(time) ?? [];
  if (hour === undefined || minute === undefined) return null;
  if (kind === 'monthly') return `${Number(minute)} ${Number(hour)} ${day} * *`;
  return days.length === 0 ? null : `${Number(minute)} ${Number(hour)} * * ${days.toSorted().join(',')}`;
}

/** What a line says, in the simplest form that says it. */
export function repeatOf(cron: string): Repeat {
  const empty: Repeat = { kind: 'cron', time: '09:00', days: ['1'], day: 1, cron };
  const [, minute, hour, day, week] = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|[0-6](?:,[0-6])*)$/.exec(cron) ?? [];
  if (minute === undefined || hour === undefined) return empty;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day !== '*' && week === '*' && Number(day) <= 28) return { ...empty, kind: 'monthly', time, day: Number(day) };
  if (day === '*' && week !== '*') return { ...empty, kind: 'weekly', time, days: week!.split(',') };
  return empty;
}

/** The next moments, as many as asked for; none where the line cannot be read. */
export function upcoming(cron: string | null, zone: string, from: number, most = 4): number[] {
  if (cron === null) return [];
  const moments: number[] = [];
  for (let at = from; moments.length < most; moments.push(at)) at = nextCron(cron, zone, at);
  return moments;
}
