import { words } from '../../../kit/words.ts';

export const settingsWords = words({
  en: {
    title: 'Audits',
    firstAudit: 'Audit a new store by itself',
    firstAuditHint: 'Once, as soon as it answers; only by reading, without a browser. Nothing is scheduled by it.',
    kept: 'How long audits keep what they found',
    keptHint:
      'Scores, counts and what became of findings stay for ever, and so do snapshots and the newest audit of each store. What is let go cannot be brought back.',
    keepDays: 'All audits',
    keepMonths: 'Then the last of each month',
    days: '{n|day|days}',
    months: '{n|month|months}',
    save: 'Save',
    saved: 'Saved.',
  },
  ru: {
    title: 'Аудиты',
    firstAudit: 'Проводить первый аудит нового магазина автоматически',
    firstAuditHint:
      'Один раз, как только магазин ответит; только чтение, без браузера. Расписания от этого не появляется.',
    kept: 'Как долго аудиты хранят найденное',
    keptHint:
      'Оценки, число замечаний и их история остаются навсегда, как и снимки и последний аудит каждого магазина. Удалённое не вернуть.',
    keepDays: 'Все аудиты',
    keepMonths: 'Затем последний за месяц',
    days: '{n|день|дня|дней}',
    months: '{n|месяц|месяца|месяцев}',
    save: 'Сохранить',
    saved: 'Сохранено.',
  },
  uk: {
    title: 'Аудити',
    firstAudit: 'Проводити перший аудит нового магазину автоматично',
    firstAuditHint:
      'Один раз, щойно магазин відповість; лише читання, без браузера. Розкладу від цього не з’являється.',
    kept: 'Як довго аудити зберігають знайдене',
    keptHint:
      'Оцінки, кількість зауважень та їхня історія залишаються назавжди, як і знімки та останній аудит кожного магазину. Видалене не повернути.',
    keepDays: 'Усі аудити',
    keepMonths: 'Потім останній за місяць',
    days: '{n|день|дні|днів}',
    months: '{n|місяць|місяці|місяців}',
    save: 'Зберегти',
    saved: 'Збережено.',
  },
});
