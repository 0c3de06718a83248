import { type Language, say, type Values, words } from '#core/words';
import { failureWords } from '#kit/net/failure-words';

const troubles = words({
  en: {
    ...failureWords.en,
    silent: '{service} does not answer.',
    revoked: 'Telegram does not know this token any more: it was revoked. Give the new one that @BotFather shows.',
    taken:
      'Another program reads the messages of this bot. A bot has one reader: stop the other, or make a bot of its own.',
    webhook:
      'This bot hands its messages to a webhook. A bot has one reader: remove the webhook, or make a bot of its own.',
    blocked: 'The person has blocked the bot or left the chat.',
    too_many: 'Telegram asks us to wait.',
    strange: 'What answers there is not the Bot API of Telegram.',
    refused: 'Telegram refused: {said}',
    status: 'Telegram answered {status}.',
    no_chat: 'The person is not connected to Telegram any more.',
    not_same: 'This is the token of another bot.',
  },
  ru: {
    ...failureWords.ru,
    silent: '{service} не отвечает.',
    revoked: 'Telegram больше не знает этого токена: он отозван. Укажите новый, его показывает @BotFather.',
    taken:
      'Сообщения этого бота читает другая программа. У бота может быть один читатель: остановите её или создайте отдельного бота.',
    webhook:
      'Этот бот отдаёт сообщения вебхуку. У бота может быть один читатель: уберите вебхук или создайте отдельного бота.',
    blocked: 'Человек заблокировал бота или вышел из чата.',
    too_many: 'Telegram просит подождать.',
    strange: 'По этому адресу отвечает не Bot API Telegram.',
    refused: 'Telegram отказывает: {said}',
    status: 'Telegram: ответ {status}.',
    no_chat: 'Telegram этого человека больше не подключён.',
    not_same: 'Это токен другого бота.',
  },
  uk: {
    ...failureWords.uk,
    silent: '{service} не відповідає.',
    revoked: 'Telegram більше не знає цього токена: його відкликано. Укажіть новий, його показує @BotFather.',
    taken:
      'Повідомлення цього бота читає інша програма. У бота може бути один читач: зупиніть її або створіть окремого бота.',
    webhook:
      'Цей бот віддає повідомлення вебхуку. У бота може бути один читач: приберіть вебхук або створіть окремого бота.',
    blocked: 'Людина заблокувала бота або вийшла з чату.',
    too_many: 'Telegram просить зачекати.',
    strange: 'За цією адресою відповідає не Bot API Telegram.',
    refused: 'Telegram відмовляє: {said}',
    status: 'Telegram: відповідь {status}.',
    no_chat: 'Telegram цієї людини більше не під’єднано.',
    not_same: 'Це токен іншого бота.',
  },
});

export interface BotTrouble {
  code: keyof (typeof troubles)['en'];
  values?: Values;
}
export const tellBotTrouble = ({ code, values }: BotTrouble, language: Language): string =>
  say(troubles[language][code], values, language);

/** What the bot says in a chat. */
export const chatWords = words({
  en: {
    stranger:
      'Hello! I do not know you yet, so I cannot take your message. Please ask your support team for a link that connects Telegram.',
    bad_link: 'This link was used already or is too old. Please ask for another one.',
    connected: 'Hello, {name}! You are connected. Write here what happened: it becomes a request to the support team.',
    opened: 'Request #{number} is open. What you write goes into it. /new begins another request.',
    begin: 'Write what the new request is about.',
    unfit: 'I cannot take messages of this kind. Please write text, or send a photo or a file.',
    too_large: '(The file “{name}” did not come along: it is larger than 20 MB.)',
    lost: '(The file “{name}” could not be fetched from Telegram.)',
    lost_told: 'The file “{name}” did not come along. Please send it by mail or in the portal; 20 MB is the most here.',
    number: 'Request #{number}',
    rate: 'Your request #{number} “{topic}” is closed. How did we do? 1: bad, 5: very good.',
    thanks: 'Thank you!',
    already: 'It has been rated already. Thank you!',
    topic: 'A message from Telegram',
  },
  ru: {
    stranger:
      'Здравствуйте! Я вас пока не знаю и не могу принять сообщение. Попросите у команды поддержки ссылку для подключения Telegram.',
    bad_link: 'Эта ссылка уже использована или устарела. Попросите другую.',
    connected:
      'Здравствуйте, {name}! Telegram подключён. Напишите здесь, что случилось: это станет обращением в поддержку.',
    opened: 'Открыто обращение №{number}. Ваши сообщения попадут в него. /new начинает другое обращение.',
    begin: 'Напишите, о чём новое обращение.',
    unfit: 'Такие сообщения я не принимаю. Напишите текстом или пришлите фото или файл.',
    too_large: '(Файл «{name}» не передан: он больше 20 МБ.)',
    lost: '(Файл «{name}» не удалось получить из Telegram.)',
    lost_told: 'Файл «{name}» не передан. Пришлите его по почте или через портал; здесь не больше 20 МБ.',
    number: 'Обращение №{number}',
    rate: 'Ваше обращение №{number} «{topic}» закрыто. Как мы справились? 1: плохо, 5: очень хорошо.',
    thanks: 'Спасибо!',
    already: 'Оценка уже есть. Спасибо!',
    topic: 'Сообщение из Telegram',
  },
  uk: {
    stranger:
      'Вітаю! Я вас поки не знаю і не можу прийняти повідомлення. Попросіть у команди підтримки посилання для під’єднання Telegram.',
    bad_link: 'Це посилання вже використано або воно застаріло. Попросіть інше.',
    connected: 'Вітаю, {name}! Telegram під’єднано. Напишіть тут, що сталося: це стане зверненням до підтримки.',
    opened: 'Відкрито звернення №{number}. Ваші повідомлення потраплять до нього. /new починає інше звернення.',
    begin: 'Напишіть, про що нове звернення.',
    unfit: 'Такі повідомлення я не приймаю. Напишіть текстом або надішліть фото чи файл.',
    too_large: '(Файл «{name}» не передано: він більший за 20 МБ.)',
    lost: '(Файл «{name}» не вдалося отримати з Telegram.)',
    lost_told: 'Файл «{name}» не передано. Надішліть його поштою або через портал; тут не більше 20 МБ.',
    number: 'Звернення №{number}',
    rate: 'Ваше звернення №{number} «{topic}» закрито. Як ми впоралися? 1: погано, 5: дуже добре.',
    thanks: 'Дякуємо!',
    already: 'Оцінка вже є. Дякуємо!',
    topic: 'Повідомлення з Telegram',
  },
});
