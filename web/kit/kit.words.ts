import { words } from '#core/words';

/** What the parts of the kit say. */
export const kitWords = words({
  en: {
    up: 'Up', degraded: 'Degraded', down: 'Down', unknown: 'Unknown', paused: 'Paused', maintenance: 'Maintenance', pending: 'Waiting',
    flapping: 'Flapping', noData: 'No data', uptime: 'uptime', downFor: 'down for {time}',
    now: 'just now', never: 'never', in: 'in {time}', ago: '{time} ago',
    cancel: 'Cancel', close: 'Close', save: 'Save', search: 'Search', searchHint: 'Search…', retry: 'Try again', copy: 'Copy', copied: 'Copied', more: 'More', clear: 'Clear', all: 'All', remove: 'Remove',
    shown: '{from}–{to} of {total}', previous: 'Previous page', next: 'Next page', nothingFound: 'Nothing found', nothingFoundHint: 'Change the search or clear the filters.', clearFilters: 'Clear the filters',
    dns: 'DNS', connect: 'Connect', tls: 'TLS', firstByte: 'First byte', transfer: 'Transfer', total: 'Total', p95: '95th percentile', failures: 'Failed probes', resetZoom: 'Reset zoom', zoomHint: 'Drag across the chart to zoom in', time: 'Time',
    wentWrong: 'Something went wrong', unreachable: 'The server does not answer. Check the connection and try again.', refused: 'The server could not do this (code {code}). Try again in a moment.', forbidden: 'You may not do this. Ask the owner of the installation for the right.',
    required: 'Please fill this in', badNumber: 'Write a number', badJson: 'This is not valid JSON: {why}', addRow: 'Add', removeRow: 'Remove this row', name: 'Name', value: 'Value', secretKept: 'Kept as it is; type to replace', notSet: 'Not set', advanced: 'More settings', on: 'On', off: 'Off',
    seconds: '{n} s', minutes: '{n} min', hours: '{n} h', days: '{n} d', ms: '{n} ms',
  },
  ru: {
    up: 'Работает', degraded: 'С перебоями', down: 'Не работает', unknown: 'Неизвестно', paused: 'На паузе', maintenance: 'Обслуживание', pending: 'Ожидание',
    flapping: 'Нестабильно', noData: 'Нет данных', uptime: 'доступность', downFor: 'не работал {time}',
    now: 'только что', never: 'никогда', in: 'через {time}', ago: '{time} назад',
    cancel: 'Отмена', close: 'Закрыть', save: 'Сохранить', search: 'Поиск', searchHint: 'Поиск…', retry: 'Повторить', copy: 'Копировать', copied: 'Скопировано', more: 'Ещё', clear: 'Очистить', all: 'Все', remove: 'Удалить',
    shown: '{from}–{to} из {total}', previous: 'Предыдущая страница', next: 'Следующая страница', nothingFound: 'Ничего не найдено', nothingFoundHint: 'Измените запрос или сбросьте фильтры.', clearFilters: 'Сбросить фильтры',
    dns: 'DNS', connect: 'Соединение', tls: 'TLS', firstByte: 'Первый байт', transfer: 'Передача', total: 'Всего', p95: '95-й процентиль', failures: 'Неудачные проверки', resetZoom: 'Показать всё', zoomHint: 'Проведите по графику, чтобы приблизить', time: 'Время',
    wentWrong: 'Что-то пошло не так', unreachable: 'Сервер не отвечает. Проверьте соединение и попробуйте ещё раз.', refused: 'Сервер не смог это сделать (код {code}). Попробуйте чуть позже.', forbidden: 'У вас нет прав на это действие. Обратитесь к владельцу системы.',
    required: 'Заполните это поле', badNumber: 'Введите число', badJson: 'Это не JSON: {why}', addRow: 'Добавить', removeRow: 'Удалить строку', name: 'Имя', value: 'Значение', secretKept: 'Оставить прежнее; введите, чтобы заменить', notSet: 'Не задано', advanced: 'Дополнительно', on: 'Вкл.', off: 'Выкл.',
    seconds: '{n} с', minutes: '{n} мин', hours: '{n} ч', days: '{n} дн.', ms: '{n} мс',
  },
  uk: {
    up: 'Працює', degraded: 'З перебоями', down: 'Не працює', unknown: 'Невідомо', paused: 'На паузі', maintenance: 'Обслуговування', pending: 'Очікування',
    flapping: 'Нестабільно', noData: 'Немає даних', uptime: 'доступність', downFor: 'не працював {time}',
    now: 'щойно', never: 'ніколи', in: 'через {time}', ago: '{time} тому',
    cancel: 'Скасувати', close: 'Закрити', save: 'Зберегти', search: 'Пошук', searchHint: 'Пошук…', retry: 'Спробувати ще раз', copy: 'Копіювати', copied: 'Скопійовано', more: 'Ще', clear: 'Очистити', all: 'Усі', remove: 'Видалити',
    shown: '{from}–{to} з {total}', previous: 'Попередня сторінка', next: 'Наступна сторінка', nothingFound: 'Нічого не знайдено', nothingFoundHint: 'Змініть запит або скиньте фільтри.', clearFilters: 'Скинути фільтри',
    dns: 'DNS', connect: 'З’єднання', tls: 'TLS', firstByte: 'Перший байт', transfer: 'Передавання', total: 'Усього', p95: '95-й процентиль', failures: 'Невдалі перевірки', resetZoom: 'Показати все', zoomHint: 'Проведіть по графіку, щоб наблизити', time: 'Час',
    wentWrong: 'Щось пішло не так', unreachable: 'Сервер не відповідає. Перевірте з’єднання і спробуйте ще раз.', refused: 'Сервер не зміг цього зробити (код {code}). Спробуйте трохи згодом.', forbidden: 'У вас немає прав на цю дію. Зверніться до власника системи.',
    required: 'Заповніть це поле', badNumber: 'Введіть число', badJson: 'Це не JSON: {why}', addRow: 'Додати', removeRow: 'Видалити рядок', name: 'Ім’я', value: 'Значення', secretKept: 'Залишити як є; введіть, щоб замінити', notSet: 'Не задано', advanced: 'Додатково', on: 'Увімк.', off: 'Вимк.',
    seconds: '{n} с', minutes: '{n} хв', hours: '{n} год', days: '{n} дн.', ms: '{n} мс',
  },
});
