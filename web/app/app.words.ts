import { words } from '#core/words';

export const appWords = words({
  en: {
    loading: 'Loading…', more: 'More', search: 'Search or jump to…', palettePlaceholder: 'Store, monitor, incident or action', paletteEmpty: 'Nothing found',
    goTo: 'Go to', found: 'Found', doIt: 'Actions', language: 'Language', scheme: 'Appearance', light: 'Light', dark: 'Dark', auto: 'As the system', signOut: 'Sign out', me: 'My settings', keys: 'Keyboard shortcuts', keyPalette: 'Search and commands', keyHelp: 'This list', keyGo: 'Go: {name}', keySlash: 'To the search of the page', skip: 'To the content',
    lost: 'Connection lost, trying again…', lostHint: 'What you see may be out of date.', notFound: 'There is no such page', notFoundHint: 'The address may be mistyped, or the thing was removed.', toWall: 'To the wall', broke: 'This screen broke', brokeHint: 'The rest of the console works. Reload, and if it happens again, tell whoever runs Vakhta.', reload: 'Reload', details: 'Details for an engineer',
    noRight: 'This page is not for your role', noRightHint: 'Ask the owner or an administrator if you need it.', serverAway: 'Vakhta does not answer yet', serverAwayHint: 'It may be starting. This page tries again by itself.', menu: 'Menu', version: 'Version {version}', navigation: 'Sections', account: 'Account',
    updated: 'The console was updated', updatedHint: 'Reload to get the new version.',
  },
  ru: {
    loading: 'Загрузка…', more: 'Ещё', search: 'Поиск и переход…', palettePlaceholder: 'Магазин, монитор, инцидент или действие', paletteEmpty: 'Ничего не найдено',
    goTo: 'Перейти', found: 'Найдено', doIt: 'Действия', language: 'Язык', scheme: 'Оформление', light: 'Светлое', dark: 'Тёмное', auto: 'Как в системе', signOut: 'Выйти', me: 'Мои настройки', keys: 'Сочетания клавиш', keyPalette: 'Поиск и команды', keyHelp: 'Этот список', keyGo: 'Перейти: {name}', keySlash: 'К поиску на странице', skip: 'К содержимому',
    lost: 'Связь потеряна, пробуем снова…', lostHint: 'Данные на экране могли устареть.', notFound: 'Такой страницы нет', notFoundHint: 'Возможно, в адресе ошибка или объект удалён.', toWall: 'К магазинам', broke: 'Этот экран сломался', brokeHint: 'Остальная часть консоли работает. Перезагрузите страницу; если повторится, сообщите тому, кто обслуживает Vakhta.', reload: 'Перезагрузить', details: 'Подробности для инженера',
    noRight: 'Эта страница не для вашей роли', noRightHint: 'Если доступ нужен, обратитесь к владельцу или администратору.', serverAway: 'Vakhta пока не отвечает', serverAwayHint: 'Возможно, она запускается. Страница сама попробует ещё раз.', menu: 'Меню', version: 'Версия {version}', navigation: 'Разделы', account: 'Учётная запись',
    updated: 'Консоль обновилась', updatedHint: 'Перезагрузите страницу, чтобы получить новую версию.',
  },
  uk: {
    loading: 'Завантаження…', more: 'Ще', search: 'Пошук і перехід…', palettePlaceholder: 'Магазин, монітор, інцидент або дія', paletteEmpty: 'Нічого не знайдено',
    goTo: 'Перейти', found: 'Знайдено', doIt: 'Дії', language: 'Мова', scheme: 'Оформлення', light: 'Світле', dark: 'Темне', auto: 'Як у системі', signOut: 'Вийти', me: 'Мої налаштування', keys: 'Сполучення клавіш', keyPalette: 'Пошук і команди', keyHelp: 'Цей список', keyGo: 'Перейти: {name}', keySlash: 'До пошуку на сторінці', skip: 'До вмісту',
    lost: 'Зв’язок втрачено, пробуємо знову…', lostHint: 'Дані на екрані могли застаріти.', notFound: 'Такої сторінки немає', notFoundHint: 'Можливо, в адресі помилка або об’єкт видалено.', toWall: 'До магазинів', broke: 'Цей екран зламався', brokeHint: 'Решта консолі працює. Перезавантажте сторінку; якщо повториться, повідомте того, хто обслуговує Vakhta.', reload: 'Перезавантажити', details: 'Подробиці для інженера',
    noRight: 'Ця сторінка не для вашої ролі', noRightHint: 'Якщо доступ потрібен, зверніться до власника або адміністратора.', serverAway: 'Vakhta поки не відповідає', serverAwayHint: 'Можливо, вона запускається. Сторінка сама спробує ще раз.', menu: 'Меню', version: 'Версія {version}', navigation: 'Розділи', account: 'Обліковий запис',
    updated: 'Консоль оновилася', updatedHint: 'Перезавантажте сторінку, щоб отримати нову версію.',
  },
});
