import { formatMoney } from '#core/money';
import { useLanguage, useWords } from '../../kit/words.ts';
import { billingWords } from './words.ts';

/** 135 minutes as `2:15`, for columns. */
export const clockOf = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Hours, months and money as the reader writes them. */
export function useWritten() {
  const t = useWords(billingWords);
  const language = useLanguage();
  const at = (month: string) => Date.parse(`${month}-01T00:00:00Z`);
  const named = (month: string, length: 'long' | 'short') =>
    new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' }).format(at(month));
  return {
    /** `2 h 15 min`; never days: a working day has no length of its own. */
    time(minutes: number): string {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      const parts = [hours > 0 && t('h', { n: hours }), (rest > 0 || hours === 0) && t('m', { n: rest })];
      return parts.filter(Boolean).join('\u00a0');
    },
    /** `17 Jun`; a date is the same everywhere. */
    day: (date: string) =>
      new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
        day: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }).format(Date.parse(date)),
    /** `June 2026` */
    month: (month: string) => `${named(month, 'long')} ${month.slice(0, 4)}`,
    /** `Jun` */
    shortMonth: (month: string) => named(month, 'short').replace('.', ''),
    money: (minor: number, currency: string) => formatMoney(minor, currency, language),
  };
}
