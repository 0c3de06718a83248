import { words } from '#core/words';

/** What can be wrong with a page that did come. */
export const pageWords = words({
  en: {
    'reason.status': 'The page answers with status {status} instead of {expected}.',
    'reason.empty': 'The page is empty, though its status is {status}.',
    'reason.page_database': 'The page says that the shop has lost its database: “{quote}”.',
    'reason.page_php': 'The page shows a PHP error: “{quote}”.',
    'reason.page_critical': 'The page says that there is a critical error: “{quote}”.',
    'reason.page_report': 'The page is an error report of the shop: “{quote}”.',
    'reason.page_framework': 'The page is an error page: “{quote}”.',
    'reason.page_suspended': 'The account at the hoster or the shop itself is switched off: “{quote}”.',
    'reason.page_unfinished': 'Instead of the shop, the page of an empty server or of maintenance is shown: “{quote}”.',
    'reason.text_missing': 'The page lacks the text “{text}”.',
    'reason.text_forbidden': 'The page contains the text “{text}”, which must not be there.',
  },
  ru: {
    'reason.status': 'Страница отвечает статусом {status} вместо {expected}.',
    'reason.empty': 'Страница пуста, хотя её статус {status}.',
    'reason.page_database': 'Страница сообщает, что магазин потерял связь с базой данных: «{quote}».',
    'reason.page_php': 'На странице ошибка PHP: «{quote}».',
    'reason.page_critical': 'Страница сообщает о критической ошибке: «{quote}».',
    'reason.page_report': 'Вместо страницы — отчёт магазина об ошибке: «{quote}».',
    'reason.page_framework': 'Вместо страницы — сообщение об ошибке: «{quote}».',
    'reason.page_suspended': 'Аккаунт у хостера или сам магазин отключён: «{quote}».',
    'reason.page_unfinished': 'Вместо магазина — страница пустого сервера или обслуживания: «{quote}».',
    'reason.text_missing': 'На странице нет текста «{text}».',
    'reason.text_forbidden': 'На странице есть текст «{text}», которого быть не должно.',
  },
  uk: {
    'reason.status': 'Сторінка відповідає статусом {status} замість {expected}.',
    'reason.empty': 'Сторінка порожня, хоча її статус {status}.',
    'reason.page_database': "Сторінка повідомляє, що магазин втратив зв'язок із базою даних: «{quote}».",
    'reason.page_php': 'На сторінці помилка PHP: «{quote}».',
    'reason.page_critical': 'Сторінка повідомляє про критичну помилку: «{quote}».',
    'reason.page_report': 'Замість сторінки — звіт магазину про помилку: «{quote}».',
    'reason.page_framework': 'Замість сторінки — повідомлення про помилку: «{quote}».',
    'reason.page_suspended': 'Акаунт у хостера або сам магазин вимкнено: «{quote}».',
    'reason.page_unfinished': 'Замість магазину — сторінка порожнього сервера або обслуговування: «{quote}».',
    'reason.text_missing': 'На сторінці немає тексту «{text}».',
    'reason.text_forbidden': 'На сторінці є текст «{text}», якого бути не повинно.',
  },
});
