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
    dead: 'Our answer was not sent to {who}; why stands with the answer.',
    delayed: 'Our answer has not reached {who} yet; their server still tries:',
  },
  ru: {
    auto: 'Автоответ от {who}:',
    bounce: 'Наш ответ не дошёл до {who}:',
    dead: 'Наш ответ не отправлен, адресат {who}; почему, указано у ответа.',
    delayed: 'Наш ответ ещё не дошёл до {who}; сервер пробует дальше:',
  },
  uk: {
    auto: 'Автовідповідь від {who}:',
    bounce: 'Наша відповідь не дійшла до {who}:',
    dead: 'Нашу відповідь не надіслано, адресат {who}; чому, вказано біля відповіді.',
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

/** What mails of ours say around an answer. */
export const answerWords = words({
  en: {
    above: 'Write your answer above this line.',
    number: 'Request #{number}',
    rate_subject: 'How did we do?',
    rate: 'Your request “{topic}” is closed. How did we do? One click and, if you like, a few words:',
    rate_link: 'Rate our work',
    again: 'Something is left? Just answer this mail.',
    no_channel: 'There is no e-mail channel that could send it: set one up.',
    no_address: 'There is no address to which it could be sent.',
    bounced: 'It came back: {said}',
    no_reason: 'the other server does not say why',
  },
  ru: {
    above: 'Напишите ответ выше этой строки.',
    number: 'Обращение №{number}',
    rate_subject: 'Как мы справились?',
    rate: 'Ваше обращение «{topic}» закрыто. Как мы справились? Один щелчок и, если хотите, несколько слов:',
    rate_link: 'Оценить нашу работу',
    again: 'Что-то осталось? Просто ответьте на это письмо.',
    no_channel: 'Нет почтового канала, который мог бы это отправить: настройте его.',
    no_address: 'Нет адреса, на который это можно отправить.',
    bounced: 'Письмо вернулось: {said}',
    no_reason: 'другой сервер не назвал причину',
  },
  uk: {
    above: 'Напишіть відповідь вище цього рядка.',
    number: 'Звернення №{number}',
    rate_subject: 'Як ми впоралися?',
    rate: 'Ваше звернення «{topic}» закрито. Як ми впоралися? Один клік і, якщо хочете, кілька слів:',
    rate_link: 'Оцінити нашу роботу',
    again: 'Щось залишилося? Просто відповідайте на цей лист.',
    no_channel: 'Немає поштового каналу, який міг би це надіслати: налаштуйте його.',
    no_address: 'Немає адреси, на яку це можна надіслати.',
    bounced: 'Лист повернувся: {said}',
    no_reason: 'інший сервер не назвав причини',
  },
});

/** The page on which a closed request is rated. */
export const ratingPage = words({
  en: {
    title: 'How did we do?',
    about: 'Request #{number}: {topic}',
    score: 'Your rating',
    worst: 'bad',
    best: 'very good',
    comment: 'What was good, what was not? (if you like)',
    send: 'Send',
    choose: 'Choose a rating from 1 to 5.',
    thanks: 'Thank you! Your rating has arrived.',
    already: 'This request has been rated already. Thank you!',
    bad_link: 'This link is not valid.',
  },
  ru: {
    title: 'Как мы справились?',
    about: 'Обращение №{number}: {topic}',
    score: 'Ваша оценка',
    worst: 'плохо',
    best: 'очень хорошо',
    comment: 'Что было хорошо, что нет? (если хотите)',
    send: 'Отправить',
    choose: 'Выберите оценку от 1 до 5.',
    thanks: 'Спасибо! Ваша оценка получена.',
    already: 'Это обращение уже оценено. Спасибо!',
    bad_link: 'Эта ссылка недействительна.',
  },
  uk: {
    title: 'Як ми впоралися?',
    about: 'Звернення №{number}: {topic}',
    score: 'Ваша оцінка',
    worst: 'погано',
    best: 'дуже добре',
    comment: 'Що було добре, що ні? (якщо хочете)',
    send: 'Надіслати',
    choose: 'Виберіть оцінку від 1 до 5.',
    thanks: 'Дякуємо! Вашу оцінку отримано.',
    already: 'Це звернення вже оцінено. Дякуємо!',
    bad_link: 'Це посилання недійсне.',
  },
});
