import type { Refusal } from '#core/refusal';
import { CalendarRefused, readRules } from './rules.ts';

const fields = ['timeZone', 'hours', 'holidays', 'annualHolidays', 'overrides', 'breaks'];

/** Why data is no calendar, with a sentence that names the field; null where it is one. */
export function checkCalendar(data: unknown): Refusal | null {
  try {
    readRules(data);
  } catch (error) {
    if (error instanceof CalendarRefused) return { field: error.field, code: error.code, sentence: error.sentence };
    throw error;
  }
  const stranger = Object.keys(data as object).find((field) => !fields.includes(field));
  if (stranger === undefined) return null;
  return {
    field: stranger,
    code: 'unknown',
    sentence: `A calendar has no field ${JSON.stringify(stranger)}; it has ${fields.join(', ')}.`,
  };
}
