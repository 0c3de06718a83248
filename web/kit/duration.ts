import { say, type Language } from '#core/words';
import { kitWords } from './kit.words.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const decimalsOf = (language: Language) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const decimals: Record<Language, Intl.NumberFormat> = {
  en: decimalsOf('en'),
  ru: decimalsOf('ru'),
  uk: decimalsOf('uk'),
};

/** A length of time for people, two units at most: `3 d 4 h`, `12 min`, `45 s`, `320 ms`. */
export function duration(ms: number, language: Language): string {
  const phrases = kitWords[language];
  const part = (phrase: keyof typeof phrases, n: number) =>
    say(phrases[phrase], { n: decimals[language].format(n) }, language);
  if (ms > 0 && ms < 1) return `< ${part('ms', 1)}`;
  if (ms < second) return part('ms', Math.round(ms));
  if (ms < minute) return part('seconds', ms < 10 * second ? Math.round(ms / 100) / 10 : Math.round(ms / second));
  if (ms < hour)
    return two(
      part('minutes', Math.floor(ms / minute)),
      ms < 10 * minute ? part('seconds', Math.floor((ms % minute) / second)) : '',
      (ms % minute) / second,
    );
  if (ms < day)
    return two(
      part('hours', Math.floor(ms / hour)),
      part('minutes', Math.floor((ms % hour) / minute)),
      (ms % hour) / minute,
    );
  return two(
    part('days', Math.floor(ms / day)),
    ms < 7 * day ? part('hours', Math.floor((ms % day) / hour)) : '',
    (ms % day) / hour,
  );
}
const two = (first: string, rest: string, amount: number) => (rest && amount >= 1 ? `${first} ${rest}` : first);

/** A length of time as one round unit: `3 d`, `12 min`. For ages, which nobody reads to the second. */
export function roundDuration(ms: number, language: Language): string {
  const unit = ms < minute ? second : ms < hour ? minute : ms < day ? hour : day;
  return duration(Math.max(second, Math.floor(ms / unit) * unit), language);
}

/** 0.99954 → `99.95%`; never rounds an outage away: below 1 it never says 100 %. */
export function ratio(value: number, language: Language, digits = 2): string {
  const factor = 10 ** (digits + 2);
  // 0.29 × 100 is 28.999999999999996 here, and 29 % all the same.
  const shown = value < 1 ? Math.min(Math.floor(Number((value * factor).toFixed(6))), factor - 1) / factor : 1;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(shown);
}

/** 27 of 29 → `93%`; none of them and all of them are said of nothing else. */
export function share(value: number, language: Language): string {
  const shown = value === 0 || value === 1 ? value : Math.min(0.99, Math.max(0.01, value));
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(shown);
}
