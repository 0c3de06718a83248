import { words } from '#core/words';

/** Parts of a shop, by the kind of page. */
export const parts = words({
  en: { home: 'Home page', category: 'Category page', product: 'Product page', search: 'Search', cart: 'Cart', checkout: 'Checkout', payment: 'Payment', login: 'Sign-in', other: '{name}' },
  ru: { home: 'Главная страница', category: 'Страница категории', product: 'Страница товара', search: 'Поиск', cart: 'Корзина', checkout: 'Оформление заказа', payment: 'Оплата', login: 'Вход покупателя', other: '{name}' },
  uk: { home: 'Головна сторінка', category: 'Сторінка категорії', product: 'Сторінка товару', search: 'Пошук', cart: 'Кошик', checkout: 'Оформлення замовлення', payment: 'Оплата', login: 'Вхід покупця', other: '{name}' },
});

/** What happens to the part: the rest of a headline. */
export const failures = words({
  en: {
    http: 'answers with an error', timeout: 'does not answer in time', dns: 'the name is not found', connect: 'no connection', tls: 'certificate or encryption is broken',
    tls_advisory: 'outdated encryption', content: 'shows something wrong', partial: 'arrives incomplete', redirect: 'is redirected wrongly', slow: 'is slow',
    heartbeat: 'a scheduled job did not report', expiry: 'expires soon', manual: '{name}',
  },
  ru: {
    http: 'отвечает ошибкой', timeout: 'не отвечает вовремя', dns: 'имя не находится', connect: 'нет соединения', tls: 'сломан сертификат или шифрование',
    tls_advisory: 'устаревшее шифрование', content: 'показывает не то', partial: 'приходит не целиком', redirect: 'перенаправляет не туда', slow: 'работает медленно',
    heartbeat: 'плановое задание не отчиталось', expiry: 'скоро истекает срок', manual: '{name}',
  },
  uk: {
    http: 'відповідає помилкою', timeout: 'не відповідає вчасно', dns: 'ім’я не знаходиться', connect: 'немає з’єднання', tls: 'зламано сертифікат або шифрування',
    tls_advisory: 'застаріле шифрування', content: 'показує не те', partial: 'надходить не повністю', redirect: 'перенаправляє не туди', slow: 'працює повільно',
    heartbeat: 'планове завдання не відзвітувало', expiry: 'скоро спливає строк', manual: '{name}',
  },
});

/** Sentences of the timeline, by kind. */
export const timeline = words({
  en: {
    opened: 'Opened by monitoring.', opened_by: 'Opened by hand by {actor}.', signal: '{monitor}: {why}', recovered: '{monitor} works again.', acknowledged: '{actor} has taken note and works on it.',
    assigned: 'Assigned to {person}.', unassigned: 'No longer assigned.', comment: '{text}', severity: 'Severity: {from} → {to}.', retitled: 'New title: {title}', notice: 'Notice ({kind}) sent by {channel}.',
    notice_failed: 'Notice ({kind}) by {channel} failed: {error}', merged: 'Merged into #{number}.', merged_from: '#{number} was merged into this incident.', resolved: 'Resolved: everything works again.',
    resolved_by: 'Resolved by {actor}.', reopened: 'Open again: the same came back {minutes} min after it had recovered.', cause: 'Cause and prevention written down by {actor}.', lead: 'A more fundamental cause was found: {title}',
    recurrence: 'The same cause was seen {n} {n|time|times} in the 90 days before.', removed: '{monitor} was removed.',
  },
  ru: {
    opened: 'Открыт мониторингом.', opened_by: 'Открыт вручную: {actor}.', signal: '{monitor}: {why}', recovered: '{monitor} снова работает.', acknowledged: '{actor}: принято, в работе.',
    assigned: 'Ответственный: {person}.', unassigned: 'Ответственный снят.', comment: '{text}', severity: 'Важность: {from} → {to}.', retitled: 'Новое название: {title}', notice: 'Отправлено уведомление ({kind}): {channel}.',
    notice_failed: 'Уведомление ({kind}) через {channel} не дошло: {error}', merged: 'Объединён с #{number}.', merged_from: 'Сюда присоединён #{number}.', resolved: 'Закрыт: всё снова работает.',
    resolved_by: 'Закрыл(а) {actor}.', reopened: 'Открыт снова: то же самое вернулось через {minutes} мин после восстановления.', cause: 'Причину и профилактику записал(а) {actor}.', lead: 'Найдена более глубокая причина: {title}',
    recurrence: 'За 90 дней до этого та же причина встречалась {n} {n|раз|раза|раз}.', removed: '{monitor}: монитор удалён.',
  },
  uk: {
    opened: 'Відкрито моніторингом.', opened_by: 'Відкрито вручну: {actor}.', signal: '{monitor}: {why}', recovered: '{monitor} знову працює.', acknowledged: '{actor}: прийнято, у роботі.',
    assigned: 'Відповідальний: {person}.', unassigned: 'Відповідального знято.', comment: '{text}', severity: 'Важливість: {from} → {to}.', retitled: 'Нова назва: {title}', notice: 'Надіслано сповіщення ({kind}): {channel}.',
    notice_failed: 'Сповіщення ({kind}) через {channel} не дійшло: {error}', merged: 'Об’єднано з #{number}.', merged_from: 'Сюди приєднано #{number}.', resolved: 'Закрито: усе знову працює.',
    resolved_by: 'Закрив(ла) {actor}.', reopened: 'Відкрито знову: те саме повернулося через {minutes} хв після відновлення.', cause: 'Причину й профілактику записав(ла) {actor}.', lead: 'Знайдено глибшу причину: {title}',
    recurrence: 'За 90 днів до цього та сама причина траплялася {n} {n|раз|рази|разів}.', removed: '{monitor}: монітор видалено.',
  },
});

export const changes = words({
  en: { monitor_created: '{actor} added the monitor {name}', monitor_changed: '{actor} changed the monitor {name}', monitor_paused: '{actor} paused the monitor {name}', monitor_resumed: '{actor} resumed the monitor {name}', monitor_baseline_accepted: '{actor} accepted the page as the new normal: {name}', platform: 'Platform: {from} → {to}', maintenance_started: 'Maintenance began: {title}', maintenance_ended: 'Maintenance ended: {title}' },
  ru: { monitor_created: '{actor}: добавлен монитор {name}', monitor_changed: '{actor}: изменён монитор {name}', monitor_paused: '{actor}: монитор {name} приостановлен', monitor_resumed: '{actor}: монитор {name} снова работает', monitor_baseline_accepted: '{actor}: страница принята за новую норму: {name}', platform: 'Платформа: {from} → {to}', maintenance_started: 'Начались работы: {title}', maintenance_ended: 'Работы закончены: {title}' },
  uk: { monitor_created: '{actor}: додано монітор {name}', monitor_changed: '{actor}: змінено монітор {name}', monitor_paused: '{actor}: монітор {name} призупинено', monitor_resumed: '{actor}: монітор {name} знову працює', monitor_baseline_accepted: '{actor}: сторінку прийнято за нову норму: {name}', platform: 'Платформа: {from} → {to}', maintenance_started: 'Почалися роботи: {title}', maintenance_ended: 'Роботи завершено: {title}' },
});

export const severityNames = words({
  en: { critical: 'critical', major: 'major', minor: 'minor', info: 'advice' },
  ru: { critical: 'критическая', major: 'высокая', minor: 'низкая', info: 'совет' },
  uk: { critical: 'критична', major: 'висока', minor: 'низька', info: 'порада' },
});

export const noticeKinds = words({
  en: { opened: 'opened', escalated: 'more severe', reminder: 'not acknowledged yet', recovered: 'recovered', resolved: 'resolved', acknowledged: 'acknowledged', test: 'test' },
  ru: { opened: 'открыт', escalated: 'стало хуже', reminder: 'ещё не принято', recovered: 'восстановлено', resolved: 'закрыт', acknowledged: 'принято', test: 'проверка' },
  uk: { opened: 'відкрито', escalated: 'стало гірше', reminder: 'ще не прийнято', recovered: 'відновлено', resolved: 'закрито', acknowledged: 'прийнято', test: 'перевірка' },
});
