import { checkCron } from '#core/schedule';
import { type Language, languages, say, words } from '#core/words';

const fields = words({
  en: { minute: 'minute', hour: 'hour', 'day of month': 'day of month', month: 'month', 'day of week': 'day of week' },
  ru: { minute: 'минуты', hour: 'часы', 'day of month': 'день месяца', month: 'месяц', 'day of week': 'день недели' },
  uk: {
    minute: 'хвилини',
    hour: 'години',
    'day of month': 'день місяця',
    month: 'місяць',
    'day of week': 'день тижня',
  },
});

const sentences = words({
  en: {
    shorthand: 'Such a shorthand is not known: use @hourly, @daily, @weekly, @monthly, @yearly, or five fields.',
    fields: 'A cron schedule has five fields: minute, hour, day of month, month, day of week.',
    never: 'This cron schedule never runs: no such day exists.',
    item: 'The field “{field}” of the cron schedule is wrong.',
  },
  ru: {
    shorthand: 'Такого сокращения нет: напишите @hourly, @daily, @weekly, @monthly, @yearly или пять полей.',
    fields: 'В расписании cron пять полей: минуты, часы, день месяца, месяц, день недели.',
    never: 'По этому расписанию cron запуска не будет никогда: такого дня нет.',
    item: 'В расписании cron неверно поле «{field}».',
  },
  uk: {
    shorthand: 'Такого скорочення немає: напишіть @hourly, @daily, @weekly, @monthly, @yearly або п’ять полів.',
    fields: 'У розкладі cron п’ять полів: хвилини, години, день місяця, місяць, день тижня.',
    never: 'За цим розкладом cron запуску не буде ніколи: такого дня немає.',
    item: 'У розкладі cron неправильне поле «{field}».',
  },
});

type Code = keyof (typeof sentences)['en'];
const isCode = (code: string): code is Code => Object.hasOwn(sentences.en, code);

/** Why a cron schedule cannot be used, in each language; null where it can. */
export function whyNotCron(expression: string): Record<Language, string> | null {
  const wrong = checkCron(expression);
  if (!wrong) return null;
  const name = wrong.field as keyof (typeof fields)['en'];
  const of = (language: Language) =>
    say(sentences[language][isCode(wrong.code) ? wrong.code : 'item'], { field: fields[language][name] ?? name });
  return Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, string>;
}
