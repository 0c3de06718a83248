import { words } from '#core/words';

export const retentionWords = words({
  en: {
    title: 'How long results are kept',
    hint: 'Older results are rolled up and then removed; uptime and outages stay the longest. A shorter time takes effect within a day and cannot be taken back.',
    resultDays: 'Single probes',
    fiveMinuteDays: 'Five-minute figures',
    hourDays: 'Hourly figures',
    dayDays: 'Daily figures and outages',
    days: '{n|day|days}',
    save: 'Save',
    saved: 'Saved',
  },
  ru: {
    title: 'Сколько хранить результаты',
    hint: 'Старые результаты сворачиваются, затем удаляются; дольше всего хранятся доступность и простои. Сокращённый срок применяется в течение суток, отменить это нельзя.',
    resultDays: 'Отдельные проверки',
    fiveMinuteDays: 'Данные за пять минут',
    hourDays: 'Данные за час',
    dayDays: 'Данные за сутки и простои',
    days: '{n|день|дня|дней}',
    save: 'Сохранить',
    saved: 'Сохранено',
  },
  uk: {
    title: 'Скільки зберігати результати',
    hint: 'Старі результати згортаються, потім видаляються; найдовше зберігаються доступність і простої. Скорочений строк застосовується протягом доби, скасувати це неможливо.',
    resultDays: 'Окремі перевірки',
    fiveMinuteDays: 'Дані за п’ять хвилин',
    hourDays: 'Дані за годину',
    dayDays: 'Дані за добу і простої',
    days: '{n|день|дні|днів}',
    save: 'Зберегти',
    saved: 'Збережено',
  },
});
