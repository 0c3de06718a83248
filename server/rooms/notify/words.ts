import { words } from '#core/words';

/** The words of notices. Short, as they are read on a phone at night. */
export const notice = words({
  en: {
    opened: '{severity}: {title}', escalated: 'Now {severity}: {title}', reminder: 'Nobody has taken it yet: {title}', recovered: 'Works again: {title}', recovered_many: '{n} {n|incident|incidents} recovered', resolved: 'Closed: {title}',
    watch: 'Vakhta itself is in trouble', watch_restored: 'Vakhta watches again as it should', test: 'Test message from Vakhta',
    where: 'Where', since: 'Since', ago: '{age} ago', lasted: 'Lasted', why: 'What', before: 'What changed before', steps: 'First', hits: 'Affected', recurrence: 'Again', recurrence_text: 'the same cause {n} {n|time|times} in 90 days', nothing_changed: 'nothing known in the last 24 hours',
    acknowledge: 'Acknowledge', open: 'Open incident', late: 'This notice is late by {age}.', cause: 'Cause', closed_by: 'Closed by', late_watch: '{count} {count|monitor was|monitors were} not probed in time.', prober_silent: 'The prober {prober} is silent.', prober_line: 'The prober {prober} has lost its line; its verdicts are unknown, no store is charged.', test_text: 'If you read this, the channel "{channel}" works.',
    minutes: '{n} min', hours: '{n} h {m} min', days: '{n} d {m} h', seconds: '{n} s', more: 'and {n} more',
  },
  ru: {
    opened: '{severity}: {title}', escalated: 'Стало хуже, теперь {severity}: {title}', reminder: 'Никто ещё не взял: {title}', recovered: 'Снова работает: {title}', recovered_many: 'Восстановлено: {n} {n|инцидент|инцидента|инцидентов}', resolved: 'Закрыт: {title}',
    watch: 'Неполадки у самой Vakhta', watch_restored: 'Vakhta снова следит как положено', test: 'Проверочное сообщение Vakhta',
    where: 'Где', since: 'С', ago: '{age} назад', lasted: 'Длилось', why: 'Что', before: 'Что менялось до этого', steps: 'Сначала', hits: 'Затронуто', recurrence: 'Повтор', recurrence_text: 'та же причина {n} {n|раз|раза|раз} за 90 дней', nothing_changed: 'за последние сутки ничего не известно',
    acknowledge: 'Принять', open: 'Открыть инцидент', late: 'Уведомление опоздало на {age}.', cause: 'Причина', closed_by: 'Закрыл(а)', late_watch: 'Не проверено вовремя: {count} {count|монитор|монитора|мониторов}.', prober_silent: 'Пробер {prober} молчит.', prober_line: 'Пробер {prober} остался без связи; его вердикты — «неизвестно», магазинам это не засчитано.', test_text: 'Если вы это читаете, канал «{channel}» работает.',
    minutes: '{n} мин', hours: '{n} ч {m} мин', days: '{n} д {m} ч', seconds: '{n} с', more: 'и ещё {n}',
  },
  uk: {
    opened: '{severity}: {title}', escalated: 'Стало гірше, тепер {severity}: {title}', reminder: 'Ніхто ще не взяв: {title}', recovered: 'Знову працює: {title}', recovered_many: 'Відновлено: {n} {n|інцидент|інциденти|інцидентів}', resolved: 'Закрито: {title}',
    watch: 'Негаразди в самої Vakhta', watch_restored: 'Vakhta знову стежить як слід', test: 'Перевірне повідомлення Vakhta',
    where: 'Де', since: 'З', ago: '{age} тому', lasted: 'Тривало', why: 'Що', before: 'Що змінювалося до цього', steps: 'Спершу', hits: 'Зачеплено', recurrence: 'Повтор', recurrence_text: 'та сама причина {n} {n|раз|рази|разів} за 90 днів', nothing_changed: 'за останню добу нічого не відомо',
    acknowledge: 'Прийняти', open: 'Відкрити інцидент', late: 'Сповіщення запізнилося на {age}.', cause: 'Причина', closed_by: 'Закрив(ла)', late_watch: 'Не перевірено вчасно: {count} {count|монітор|монітори|моніторів}.', prober_silent: 'Пробер {prober} мовчить.', prober_line: 'Пробер {prober} лишився без зв’язку; його вердикти — «невідомо», магазинам це не зараховано.', test_text: 'Якщо ви це читаєте, канал «{channel}» працює.',
    minutes: '{n} хв', hours: '{n} год {m} хв', days: '{n} д {m} год', seconds: '{n} с', more: 'і ще {n}',
  },
});

/** Adjectives that stand at the head of a notice. */
export const severityHeads = words({
  en: { critical: 'CRITICAL', major: 'MAJOR', minor: 'Minor', info: 'Advice' },
  ru: { critical: 'КРИТИЧНО', major: 'ВАЖНО', minor: 'Незначительно', info: 'Совет' },
  uk: { critical: 'КРИТИЧНО', major: 'ВАЖЛИВО', minor: 'Незначно', info: 'Порада' },
});

/** Why a notice was not needed. */
export const skipReasons = words({
  en: {
    nothing: 'there is nothing to tell any more', channel_removed: 'its channel was removed', channel_off: 'its channel is turned off', taken: 'somebody has taken it meanwhile',
    came_back: 'it came back meanwhile', over: 'it was over before the notice left', outside_hours: "it is outside the rule's hours",
  },
  ru: {
    nothing: 'сообщать больше не о чем', channel_removed: 'канал удалён', channel_off: 'канал выключен', taken: 'кто-то уже взялся',
    came_back: 'тем временем сломалось снова', over: 'всё закончилось раньше, чем ушло уведомление', outside_hours: 'вне часов этого правила',
  },
  uk: {
    nothing: 'повідомляти більше нема про що', channel_removed: 'канал видалено', channel_off: 'канал вимкнено', taken: 'хтось уже взявся',
    came_back: 'тим часом зламалося знову', over: 'усе скінчилося раніше, ніж пішло сповіщення', outside_hours: 'поза годинами цього правила',
  },
});
export type SkipReason = keyof (typeof skipReasons)['en'];
