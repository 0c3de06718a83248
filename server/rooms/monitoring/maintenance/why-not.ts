import type { Refusal } from '#core/refusal';
import { type Language, languages, words } from '#core/words';
import { whyNotCron } from '../cron-words.ts';

/** By the code of core's refusal and its field. */
const sentences = words({
  en: {
    not_instant_from: 'The beginning of the window is missing.',
    not_instant_to: 'The end of the window is missing.',
    reversed_to: 'The window must end after it begins.',
    zone_zone: 'Choose a time zone such as Europe/Kyiv.',
    range_durationMs: 'A recurring window must last longer than nothing and at most seven days.',
  },
  ru: {
    not_instant_from: 'Не указано начало окна.',
    not_instant_to: 'Не указан конец окна.',
    reversed_to: 'Окно должно заканчиваться позже, чем начинается.',
    zone_zone: 'Выберите часовой пояс, например Europe/Kyiv.',
    range_durationMs: 'Повторяющееся окно длится больше нуля и не дольше семи дней.',
  },
  uk: {
    not_instant_from: 'Не вказано початок вікна.',
    not_instant_to: 'Не вказано кінець вікна.',
    reversed_to: 'Вікно має закінчуватися пізніше, ніж починається.',
    zone_zone: 'Виберіть часовий пояс, наприклад Europe/Kyiv.',
    range_durationMs: 'Повторюване вікно триває більше за нуль і не довше семи днів.',
  },
});

type Key = keyof (typeof sentences)['en'];
const isKey = (key: string): key is Key => Object.hasOwn(sentences.en, key);

/** Why planned work cannot be at these times, in each language. @param cron of windows that come again */
export function whyNot(wrong: Refusal, cron: string | null): Record<Language, string> {
  const key = `${wrong.code}_${wrong.field}`;
  const ofCron = isKey(key) || cron === null ? null : whyNotCron(cron);
  if (ofCron) return ofCron;
  const of = (language: Language): string => (isKey(key) ? sentences[language][key] : wrong.sentence);
  return Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, string>;
}
