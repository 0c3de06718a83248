import { words } from '#core/words';

export const page = words({
  en: {
    all_up: 'Everything works', some_degraded: 'Works, but slower or with limits', some_down: 'Something does not work', unknown: 'The state is not known right now', maintenance: 'Planned maintenance is under way',
    up: 'works', degraded: 'limited', down: 'does not work', pending: 'not checked yet', paused: 'not watched', state_unknown: 'unknown', state_maintenance: 'maintenance',
    uptime: '{percent} in 90 days', days_ago: '90 days ago', today: 'today', no_data: 'no data', minutes_down: '{n} min down', planned: 'Planned maintenance', now: 'now',
    incidents: 'Incidents of the last 14 days', no_incidents: 'No incidents.', since: 'since {at}', lasted: '{from} – {to}', open: 'being worked on', open_new: 'noticed', resolved: 'over', updated: 'As of {at}. This page renews itself every minute.',
    subscribe: 'Subscribe', subscribe_text: 'A mail when something breaks and when it works again.', email: 'Your e-mail address', feed: 'Feed', sent: 'We have sent you a mail with a link. Open it to confirm.', confirmed: 'Your subscription is confirmed.', gone: 'You are unsubscribed.', bad_link: 'This link is not valid (any more).', leave: 'Unsubscribe', leave_text: 'Stop the mails about {title}?', bad_email: 'This is not an e-mail address.', back: 'To the status page', no_mail: 'Mail is not set up here; use the feed.', too_many: 'Too many requests right now. Try again later.', not_found: 'There is no such status page.', yes: 'Yes',
    mail_confirm_subject: 'Confirm your subscription: {title}', mail_confirm: 'You, or somebody else, asked for mails about the state of {title}. Confirm by opening this link:', mail_ignore: 'If it was not you, do nothing: no more mails will come.',
    mail_opened: '{store}: {incident}', mail_over: 'Works again – {store}: {incident}', mail_opened_text: 'We have noticed it and are on it. The current state:', mail_over_text: 'It is over. The history:', unsubscribe: 'No more of these mails:', powered: 'Watched by Vakhta',
  },
  ru: {
    all_up: 'Всё работает', some_degraded: 'Работает, но медленнее или с ограничениями', some_down: 'Кое-что не работает', unknown: 'Состояние сейчас неизвестно', maintenance: 'Идут плановые работы',
    up: 'работает', degraded: 'с ограничениями', down: 'не работает', pending: 'ещё не проверялось', paused: 'не наблюдается', state_unknown: 'неизвестно', state_maintenance: 'плановые работы',
    uptime: '{percent} за 90 дней', days_ago: '90 дней назад', today: 'сегодня', no_data: 'нет данных', minutes_down: 'не работало {n} мин', planned: 'Плановые работы', now: 'сейчас',
    incidents: 'Происшествия за 14 дней', no_incidents: 'Происшествий не было.', since: 'с {at}', lasted: '{from} – {to}', open: 'в работе', open_new: 'замечено', resolved: 'устранено', updated: 'По состоянию на {at}. Страница обновляется сама раз в минуту.',
    subscribe: 'Подписаться', subscribe_text: 'Письмо, когда что-то сломалось и когда снова работает.', email: 'Ваш адрес электронной почты', feed: 'Лента', sent: 'Мы отправили письмо со ссылкой. Откройте её, чтобы подтвердить.', confirmed: 'Подписка подтверждена.', gone: 'Вы отписаны.', bad_link: 'Ссылка недействительна.', leave: 'Отписаться', leave_text: 'Больше не присылать письма о «{title}»?', bad_email: 'Это не адрес электронной почты.', back: 'К странице состояния', no_mail: 'Почта здесь не настроена; пользуйтесь лентой.', too_many: 'Сейчас слишком много запросов. Повторите позже.', not_found: 'Такой страницы состояния нет.', yes: 'Да',
    mail_confirm_subject: 'Подтвердите подписку: {title}', mail_confirm: 'Вы или кто-то другой попросили присылать письма о состоянии «{title}». Подтвердите, открыв ссылку:', mail_ignore: 'Если это были не вы, ничего не делайте: писем больше не будет.',
    mail_opened: '{store}: {incident}', mail_over: 'Снова работает – {store}: {incident}', mail_opened_text: 'Мы это заметили и занимаемся этим. Текущее состояние:', mail_over_text: 'Всё позади. История:', unsubscribe: 'Не присылать таких писем:', powered: 'Следит Vakhta',
  },
  uk: {
    all_up: 'Усе працює', some_degraded: 'Працює, але повільніше або з обмеженнями', some_down: 'Дещо не працює', unknown: 'Стан зараз невідомий', maintenance: 'Тривають планові роботи',
    up: 'працює', degraded: 'з обмеженнями', down: 'не працює', pending: 'ще не перевірялося', paused: 'не спостерігається', state_unknown: 'невідомо', state_maintenance: 'планові роботи',
    uptime: '{percent} за 90 днів', days_ago: '90 днів тому', today: 'сьогодні', no_data: 'немає даних', minutes_down: 'не працювало {n} хв', planned: 'Планові роботи', now: 'зараз',
    incidents: 'Події за 14 днів', no_incidents: 'Подій не було.', since: 'з {at}', lasted: '{from} – {to}', open: 'у роботі', open_new: 'помічено', resolved: 'усунено', updated: 'Станом на {at}. Сторінка оновлюється сама щохвилини.',
    subscribe: 'Підписатися', subscribe_text: 'Лист, коли щось зламалося і коли знову працює.', email: 'Ваша адреса електронної пошти', feed: 'Стрічка', sent: 'Ми надіслали лист із посиланням. Відкрийте його, щоб підтвердити.', confirmed: 'Підписку підтверджено.', gone: 'Вас відписано.', bad_link: 'Посилання недійсне.', leave: 'Відписатися', leave_text: 'Більше не надсилати листів про «{title}»?', bad_email: 'Це не адреса електронної пошти.', back: 'До сторінки стану', no_mail: 'Пошту тут не налаштовано; користуйтеся стрічкою.', too_many: 'Зараз забагато запитів. Повторіть пізніше.', not_found: 'Такої сторінки стану немає.', yes: 'Так',
    mail_confirm_subject: 'Підтвердьте підписку: {title}', mail_confirm: 'Ви або хтось інший попросили надсилати листи про стан «{title}». Підтвердьте, відкривши посилання:', mail_ignore: 'Якщо це були не ви, нічого не робіть: листів більше не буде.',
    mail_opened: '{store}: {incident}', mail_over: 'Знову працює – {store}: {incident}', mail_opened_text: 'Ми це помітили й працюємо над цим. Поточний стан:', mail_over_text: 'Усе позаду. Історія:', unsubscribe: 'Не надсилати таких листів:', powered: 'Стежить Vakhta',
  },
});
