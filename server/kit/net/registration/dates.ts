const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as registries write them, in UTC where no zone is told: `2027-08-13T04:00:00Z`, `2027.03.05 14:00:00`,
 * `2027-01-31 23:59:59+02`, `20270131`, `14-Feb-2027`, `2027-Mar-01`, `14.02.2027`, `31/12/2027`.
 * @returns epoch milliseconds, or null
 */
export function readDate(text: string): number | null {
  const trimmed = text.trim();
  const ymd =
    /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]+(\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?/i.exec(
      trimmed,
    );
  if (ymd) return instant(ymd[1]!, Number(ymd[2]), ymd[3]!, ymd[4], ymd[5]);
  const compact = /^(\d{4})(\d\d)(\d\d)\b/.exec(trimmed);
  if (compact) return instant(compact[1]!, Number(compact[2]), compact[3]!);
  const named = /^(\d{1,2})[-\s./]([a-z]{3})[a-z]*[-\s./,]+(\d{4})(?:\s+(\d\d:\d\d(?::\d\d)?))?/i.exec(trimmed);
  if (named) return instant(named[3]!, months.indexOf(named[2]!.toLowerCase()) + 1, named[1]!, named[4]);
  const yearFirst = /^(\d{4})[-\s]([a-z]{3})[a-z]*[-\s](\d{1,2})/i.exec(trimmed);
  if (yearFirst) return instant(yearFirst[1]!, months.indexOf(yearFirst[2]!.toLowerCase()) + 1, yearFirst[3]!);
  const dmy = /^(\d{1,2})[-./]\s?(\d{1,2})[-./]\s?(\d{4})(?:\s+(\d{1,2}:\d\d(?::\d\d)?))?/.exec(trimmed);
  return dmy ? instant(dmy[3]!, Number(dmy[2]), dmy[1]!, dmy[4]) : null;
}

function instant(year: string, month: number, day: string, clock = '00:00:00', zone = 'Z'): number | null {
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return null;
  const two = (value: string | number): string => String(value).padStart(2, '0');
  const [hours, minutes, seconds = '00'] = clock.split(':');
  const offset = /^(z|utc)$/i.test(zone)
    ? 'Z'
    : zone.length === 3
      ? `${zone}:00`
      : zone.includes(':')
        ? zone
        : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const at = Date.parse(`${year}-${two(month)}-${two(day)}T${two(hours!)}:${two(minutes!)}:${two(seconds)}${offset}`);
  return Number.isNaN(at) ? null : at;
}
