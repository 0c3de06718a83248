import { type CalendarData, reckoning } from '#contract/contracts';
import { checkCalendar } from '#core/calendar';
import { refuse, type Sentence } from '#kit/refuse';

/** @throws Refusal 422 naming the field, as `data.hours.mon.0.1` */
export function checkData(data: CalendarData): void {
  const wrong = checkCalendar(reckoning(data));
  if (!wrong) return;
  const place = wrong.field.replace(/^holidays\[(\d+)\]/, 'holidays[$1].date');
  const field = `data.${place.replaceAll('[', '.').replaceAll(']', '')}`;
  refuse(wrong.code, sentences[wrong.code] ?? same(wrong.sentence), { field, values: { field: place } });
}

const same = (text: string): Sentence => ({ en: text, ru: text, uk: text });

/** By the codes of core's refusals, in the reader's language. */
const sentences: Record<string, Sentence> = {
  time: {
    en: '{field}: a time is written as 09:00, from 00:00 to 23:59; the end may be 24:00.',
    ru: '{field}: время пишется как 09:00, от 00:00 до 23:59; конец может быть 24:00.',
    uk: '{field}: час пишеться як 09:00, від 00:00 до 23:59; кінець може бути 24:00.',
  },
  interval: {
    en: '{field}: an interval is two times, such as 09:00 and 18:00.',
    ru: '{field}: интервал — это два времени, например 09:00 и 18:00.',
    uk: '{field}: інтервал — це два часи, наприклад 09:00 і 18:00.',
  },
  empty: {
    en: '{field}: it begins and ends at the same time; a whole day is 00:00 to 24:00.',
    ru: '{field}: начало и конец совпадают; весь день — это с 00:00 до 24:00.',
    uk: '{field}: початок і кінець збігаються; увесь день — це з 00:00 до 24:00.',
  },
  weekday: {
    en: '{field} is not a weekday; there are mon, tue, wed, thu, fri, sat, sun.',
    ru: '{field} — не день недели; есть mon, tue, wed, thu, fri, sat, sun.',
    uk: '{field} — не день тижня; є mon, tue, wed, thu, fri, sat, sun.',
  },
  date: {
    en: '{field}: there is no such date; a date is written as 2026-12-25, one of every year as 12-25.',
    ru: '{field}: такой даты нет; дата пишется как 2026-12-25, ежегодная — как 12-25.',
    uk: '{field}: такої дати немає; дата пишеться як 2026-12-25, щорічна — як 12-25.',
  },
};
