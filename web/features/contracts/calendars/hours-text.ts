import type { CalendarData } from '#contract/contracts';

type Intervals = CalendarData['overrides'][string];

/** `09:00–13:00, 14:00–18:00`; empty where the day is closed. */
export const hoursText = (intervals: Intervals | undefined): string =>
  (intervals ?? []).map(([from, to]) => `${from}–${to}`).join(', ');

const time = String.raw`(\d{1,2})(?:[:.](\d{2}))?`;
const one = new RegExp(`^${time}\\s*(?:-|–|—)\\s*${time}$`);

/** Reads `9-13, 14:00–18:00`; null where it is no list of hours. Whether such hours exist is the server's to say. */
export function readHours(text: string): Intervals | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => {
    const found = one.exec(part);
    return found && [clock(found[1]!, found[2]), clock(found[3]!, found[4])];
  });
  return read.every((interval) => interval !== null) ? read : null;
}

const clock = (hour: string, minute = '00') => `${hour.padStart(2, '0')}:${minute}`;
