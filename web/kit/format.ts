import type { Language } from '#core/words';
import { useTimeZone } from '../app/session.tsx';
import { duration, ratio, roundDuration, share } from './duration.ts';
import { useLanguage } from './words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  const made =
    formats.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, ...options });
  formats.set(key, made);
  return made;
}

/** Ways to write things in the reader's language and zone. */
export function useFormat() {
  const language = useLanguage();
  const timeZone = useTimeZone();
  const write = (options: Intl.DateTimeFormatOptions) => (at: string | number) =>
    format(language, timeZone, options).format(typeof at === 'string' ? Date.parse(at) : at);
  return {
    language,
    timeZone,
    number: (n: number, digits = 0) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(n),
    ratio: (value: number, digits?: number) => ratio(value, language, digits),
    share: (value: number) => share(value, language),
    duration: (ms: number) => duration(ms, language),
    round: (ms: number) => roundDuration(ms, language),
    /** `22 Nov 2026, 21:36:42` */
    instant: write({
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
    /** `22 Nov, 21:36` */
    short: write({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    date: write({ day: 'numeric', month: 'short', year: 'numeric' }),
    weekday: write({ weekday: 'short' }),
    day: write({ day: 'numeric', month: 'short' }),
    clock: write({ hour: '2-digit', minute: '2-digit' }),
    clockSeconds: write({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  };
}
