import { words } from '#core/words';

export const noTopic = words({
  en: { text: 'Mail without a subject' },
  ru: { text: 'Письмо без темы' },
  uk: { text: 'Лист без теми' },
});

/** Notes of machines in a conversation; what they said follows. */
export const noted = words({
  en: {
    auto: 'Automatic reply from {who}:',
    bounce: 'Our answer did not reach {who}:',
    delayed: 'Our answer has not reached {who} yet; their server still tries:',
  },
  ru: {
    auto: 'Автоответ от {who}:',
    bounce: 'Наш ответ не дошёл до {who}:',
    delayed: 'Наш ответ ещё не дошёл до {who}; сервер пробует дальше:',
  },
  uk: {
    auto: 'Автовідповідь від {who}:',
    bounce: 'Наша відповідь не дійшла до {who}:',
    delayed: 'Наша відповідь ще не дійшла до {who}; сервер пробує далі:',
  },
});

/** What has to be known of a message that came by mail. */
export const remarks = words({
  en: {
    no_text: '(The mail has no text.)',
    too_large:
      'This mail is larger than {limit} MB ({size} MB): its beginning is shown, what was taken of it is attached.',
    broken: 'This mail cannot be read: it is shown as it came, and attached.',
  },
  ru: {
    no_text: '(В письме нет текста.)',
    too_large: 'Письмо больше {limit} МБ ({size} МБ): показано его начало, принятое приложено.',
    broken: 'Это письмо не читается: оно показано как пришло и приложено.',
  },
  uk: {
    no_text: '(У листі немає тексту.)',
    too_large: 'Лист більший за {limit} МБ ({size} МБ): показано його початок, прийняте додано.',
    broken: 'Цей лист не читається: його показано, як він прийшов, і додано.',
  },
});

/** Why a mail has the place that it has. */
export const reasons = words({
  en: {
    list: 'Sent to many, by somebody unknown.',
    unknown: 'The sender belongs to no client that is known.',
    many: 'This sender opened very many requests within an hour.',
    machine: 'A machine wrote it ({by}).',
    by_hand: 'Sorted by {by}.',
  },
  ru: {
    list: 'Рассылка от неизвестного отправителя.',
    unknown: 'Отправитель не относится ни к одному известному клиенту.',
    many: 'Этот отправитель за час открыл очень много обращений.',
    machine: 'Письмо написала машина ({by}).',
    by_hand: 'Разобрано: {by}.',
  },
  uk: {
    list: 'Розсилка від невідомого відправника.',
    unknown: 'Відправник не належить до жодного відомого клієнта.',
    many: 'Цей відправник за годину відкрив дуже багато звернень.',
    machine: 'Лист написала машина ({by}).',
    by_hand: 'Розібрано: {by}.',
  },
});

/** What is wrong with a mailbox. */
export const troubles = words({
  en: {
    no_name: 'The name of the mail server, {host}, is not found.',
    refused: 'The mail server {host} refuses connections at port {port}.',
    silent: 'The mail server {host} does not answer at port {port}.',
    forbidden: 'Nothing is fetched from the address {host}.',
    certificate: 'The certificate of {host} cannot be trusted ({said}).',
    encryption:
      'The mail server {host} does not speak TLS at port {port} as it is set up here: look at port and encryption.',
    no_starttls: 'The mail server {host} offers no STARTTLS at port {port}.',
    sign_in: 'The mail server does not accept the user name or the password: {said}',
    no_folder: 'There is no folder “{folder}” in the mailbox: {said}',
    broken: 'The connection to {host} broke.',
    said: 'The mail server {host} says: {said}',
    fine: 'It works: {messages} {messages|mail|mails} in the folder, {unread} unread.',
    webhook: 'A webhook is not asked: it works once a mail is posted to it.',
  },
  ru: {
    no_name: 'Имя почтового сервера {host} не найдено.',
    refused: 'Почтовый сервер {host} не принимает соединений на порту {port}.',
    silent: 'Почтовый сервер {host} не отвечает на порту {port}.',
    forbidden: 'С адреса {host} ничего не забирается.',
    certificate: 'Сертификату {host} нельзя доверять ({said}).',
    encryption:
      'Почтовый сервер {host} на порту {port} не говорит по TLS так, как настроено: проверьте порт и шифрование.',
    no_starttls: 'Почтовый сервер {host} на порту {port} не предлагает STARTTLS.',
    sign_in: 'Почтовый сервер не принял имя пользователя или пароль: {said}',
    no_folder: 'В ящике нет папки «{folder}»: {said}',
    broken: 'Соединение с {host} оборвалось.',
    said: 'Почтовый сервер {host} отвечает: {said}',
    fine: 'Работает: в папке {messages} {messages|письмо|письма|писем}, непрочитанных: {unread}.',
    webhook: 'Вебхук не опрашивают: он работает, когда на него приходит письмо.',
  },
  uk: {
    no_name: 'Ім’я поштового сервера {host} не знайдено.',
    refused: 'Поштовий сервер {host} не приймає з’єднань на порту {port}.',
    silent: 'Поштовий сервер {host} не відповідає на порту {port}.',
    forbidden: 'З адреси {host} нічого не забирається.',
    certificate: 'Сертифікату {host} не можна довіряти ({said}).',
    encryption:
      'Поштовий сервер {host} на порту {port} не говорить TLS так, як налаштовано: перевірте порт і шифрування.',
    no_starttls: 'Поштовий сервер {host} на порту {port} не пропонує STARTTLS.',
    sign_in: 'Поштовий сервер не прийняв ім’я користувача або пароль: {said}',
    no_folder: 'У скриньці немає теки «{folder}»: {said}',
    broken: 'З’єднання з {host} обірвалося.',
    said: 'Поштовий сервер {host} відповідає: {said}',
    fine: 'Працює: у теці {messages} {messages|лист|листи|листів}, непрочитаних: {unread}.',
    webhook: 'Вебхук не опитують: він працює, коли на нього приходить лист.',
  },
});
