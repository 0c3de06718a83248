import type { Refusal } from '#core/refusal';
import { type Language, languages, say, words } from '#core/words';

/** By the code of core's refusal and the end of its field. */
const sentences = words({
  en: {
    layer: 'Layer {layer}: {why}',
    zone_timeZone: 'choose a time zone such as Europe/Kyiv.',
    twice_id: 'another layer has the same id.',
    empty_people: 'name at least one person.',
    time_starts: 'write when it begins as 2026-11-23T09:00.',
    range_length: 'a turn is a whole number from 1 to {most}.',
    empty_days: 'choose at least one day of the week.',
    time_from: 'write the beginning of the hours as 09:00.',
    time_to: 'write the end of the hours as 18:00, at most 24:00.',
    empty_to: 'the hours end when they begin; for a whole day write 00:00 to 24:00.',
  },
  ru: {
    layer: 'Слой {layer}: {why}',
    zone_timeZone: 'выберите часовой пояс, например Europe/Kyiv.',
    twice_id: 'такой же id у другого слоя.',
    empty_people: 'укажите хотя бы одного человека.',
    time_starts: 'напишите начало так: 2026-11-23T09:00.',
    range_length: 'длина смены — целое число от 1 до {most}.',
    empty_days: 'выберите хотя бы один день недели.',
    time_from: 'напишите начало часов так: 09:00.',
    time_to: 'напишите конец часов так: 18:00, самое позднее 24:00.',
    empty_to: 'часы кончаются тогда же, когда начинаются; для целых суток напишите 00:00–24:00.',
  },
  uk: {
    layer: 'Шар {layer}: {why}',
    zone_timeZone: 'виберіть часовий пояс, наприклад Europe/Kyiv.',
    twice_id: 'такий самий id має інший шар.',
    empty_people: 'вкажіть хоча б одну людину.',
    time_starts: 'напишіть початок так: 2026-11-23T09:00.',
    range_length: 'довжина зміни — ціле число від 1 до {most}.',
    empty_days: 'виберіть хоча б один день тижня.',
    time_from: 'напишіть початок годин так: 09:00.',
    time_to: 'напишіть кінець годин так: 18:00, найпізніше 24:00.',
    empty_to: 'години закінчуються тоді ж, коли починаються; для цілої доби напишіть 00:00–24:00.',
  },
});

type Key = keyof (typeof sentences)['en'];
const isKey = (key: string): key is Key => Object.hasOwn(sentences.en, key);

/** Why a schedule cannot be used, in each language. */
export function whyNot(wrong: Refusal): Record<Language, string> {
  const key = `${wrong.code}_${wrong.field.split('.').at(-1)}`;
  const layer = /^layers\.(\d+)\./.exec(wrong.field)?.[1];
  const of = (language: Language): string => {
    const why = isKey(key) ? say(sentences[language][key], wrong.params, language) : wrong.sentence;
    if (layer === undefined) return why.charAt(0).toUpperCase() + why.slice(1);
    return say(sentences[language].layer, { layer: Number(layer) + 1, why }, language);
  };
  return Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, string>;
}
