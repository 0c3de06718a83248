import { type Language, say, type Values, words } from '#core/words';

export const stepCodes = ['reach', 'platform', 'pages', 'certificate', 'dns', 'domain'] as const;
export type StepCode = (typeof stepCodes)[number];

/** `unknown`: we could not find out, and the store is not to blame. */
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'unknown' | 'skipped';

/** A phrase by its key, so that everybody reads it in their own language. */
export interface Said {
  key: keyof (typeof stepWords)['en'];
  values: Values;
}

export interface Step {
  code: StepCode;
  state: StepState;
  said: Said;
}

/** One thing that happened to one step; `progress` is of the whole, 0 to 1. */
export type Report = Step & { progress: number };

export const said = (key: Said['key'], values: Values = {}): Said => ({ key, values });

/** In words. `where`, `kind`, `kinds` and `mail` may be keys of words with an `@`; `date` is in epoch milliseconds. */
export function sayStep({ key, values }: Said, language: Language): string {
  const own: Record<string, string> = stepWords[language];
  const ready = Object.entries(values).map(([name, value]): [string, string | number] => {
    if (name === 'date' && typeof value === 'number')
      return [
        name,
        new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
          value,
        ),
      ];
    if (!['where', 'kind', 'kinds', 'mail'].includes(name)) return [name, value];
    return [name, String(value).replace(/@(\w+)/g, (whole, word: string) => own[word] ?? whole)];
  });
  return say(stepWords[language][key], Object.fromEntries(ready), language);
}

/** What a finished step is worth of the whole. */
export const shares: Record<StepCode, number> = {
  reach: 0.15,
  platform: 0.2,
  pages: 0.45,
  certificate: 0.05,
  dns: 0.1,
  domain: 0.05,
};

export const stepWords = words({
  en: {
    waiting: 'Waiting',
    skipped: 'Left out: the store could not be reached',
    cancelled: 'Cancelled',
    late: 'Stopped: the time for it is over',
    ours: 'Not found out: something went wrong on our side, and says nothing about the store',
    reaching: 'Opening {address}',
    reached: '{address} answered {status} in {ms} ms',
    reached_redirect: '{address} leads to {to}, which answered {status} in {ms} ms',
    reached_plain: '{to} answers, but only over plain HTTP',
    reached_wall: '{wall} in front of {address} turns our checks away ({status}). Let the user agent Vakhta pass there',
    reached_error: '{address} answers with the error {status}',
    no_name: 'There is no such name as {host} on the Internet',
    name_error: 'The name servers of {host} answer with an error',
    name_silent: 'Not found out: no name server answered us about {host}',
    forbidden: '{host} leads to {ip}, an address that may not be watched from here',
    no_connection: '{address} does not accept connections',
    no_tls: '{address} does not manage a secure connection',
    no_answer: '{address} did not answer in time',
    hung_up: '{address} hangs up without an answer',
    circle: '{address} redirects in a circle',
    no_page: '{address} answers with something that is not a web page',
    recognising: 'Looking for marks of the platform',
    recognised: '{label} {version}, {percent}% sure',
    recognised_plain: '{label}, {percent}% sure',
    platform_unknown: 'The platform does not show itself',
    seeking: 'Looking for the pages that matter: {kind}',
    pages_found: '{n} {n|page|pages} that matter: {kinds}',
    pages_none: 'Only the home page was found',
    certificate_good: 'Valid until {date}, issued by {issuer}',
    certificate_bad: 'Not trusted by browsers: {problem}',
    certificate_none: 'The store is on plain HTTP, without a certificate',
    asking_names: 'Asking the name servers',
    names_found:
      '{addresses} {addresses|address|addresses}, {servers} {servers|name server|name servers}, mail: {mail}',
    names_address: 'The address is in digits: there is no name to ask about',
    asking_domain: 'Looking up the registration of {domain}',
    domain_found: '{domain} is registered until {date}',
    domain_plain: '{domain} is registered; its registry keeps the end to itself',
    domain_silent: 'Not found out: the registry of {domain} did not answer',
    domain_absent: '{domain} is not registered: anybody can take it',
    domain_none: 'There is no registered domain in this address',
    home: 'home',
    category: 'category',
    product: 'product',
    search: 'search',
    cart: 'cart',
    checkout: 'checkout',
    login: 'sign-in',
    mail_none: 'none',
    how_typed: 'The address that was given',
    how_link: 'A link “{text}” on the {where}',
    how_sitemap: 'Named in the sitemap',
    how_form: 'The search form of the {where}',
    how_structured: 'Named in the structured data of the {where}',
    how_convention: 'Where {label} keeps it',
    how_custom: 'Where shops usually keep it',
    how_alternate: 'Named by the home page as its version in “{language}”',
  },
  ru: {
    waiting: 'Ждёт своей очереди',
    skipped: 'Пропущено: до магазина не удалось достучаться',
    cancelled: 'Отменено',
    late: 'Остановлено: время вышло',
    ours: 'Не выяснено: сбой на нашей стороне, о магазине это ничего не говорит',
    reaching: 'Открываем {address}',
    reached: '{address} ответил {status} за {ms} мс',
    reached_redirect: '{address} ведёт на {to}, ответ {status} за {ms} мс',
    reached_plain: '{to} отвечает только без https',
    reached_wall: '{wall} перед {address} не пропускает наши проверки ({status}). Разрешите там user agent Vakhta',
    reached_error: '{address} отвечает ошибкой {status}',
    no_name: 'Имени {host} в интернете нет',
    name_error: 'Серверы имён {host} отвечают ошибкой',
    name_silent: 'Не выяснено: ни один сервер имён не ответил нам про {host}',
    forbidden: '{host} ведёт на {ip}: за этим адресом отсюда наблюдать нельзя',
    no_connection: '{address} не принимает соединения',
    no_tls: 'У {address} не получается защищённое соединение',
    no_answer: '{address} не ответил вовремя',
    hung_up: '{address} обрывает связь, не ответив',
    circle: '{address} перенаправляет по кругу',
    no_page: '{address} отвечает не веб-страницей',
    recognising: 'Ищем приметы платформы',
    recognised: '{label} {version}, уверенность {percent} %',
    recognised_plain: '{label}, уверенность {percent} %',
    platform_unknown: 'Платформа себя не показывает',
    seeking: 'Ищем важные страницы: {kind}',
    pages_found: '{n} {n|важная страница|важные страницы|важных страниц}: {kinds}',
    pages_none: 'Нашлась только главная страница',
    certificate_good: 'Действует до {date}, выдан {issuer}',
    certificate_bad: 'Браузеры ему не доверяют: {problem}',
    certificate_none: 'Магазин работает по обычному HTTP, без сертификата',
    asking_names: 'Спрашиваем серверы имён',
    names_found:
      '{addresses} {addresses|адрес|адреса|адресов}, {servers} {servers|сервер|сервера|серверов} имён, почта: {mail}',
    names_address: 'Адрес задан цифрами: спрашивать не о чем',
    asking_domain: 'Узнаём о регистрации {domain}',
    domain_found: '{domain} зарегистрирован до {date}',
    domain_plain: '{domain} зарегистрирован; срок реестр не публикует',
    domain_silent: 'Не выяснено: реестр {domain} не ответил',
    domain_absent: '{domain} не зарегистрирован: его может занять кто угодно',
    domain_none: 'В этом адресе нет зарегистрированного домена',
    home: 'главная',
    category: 'категория',
    product: 'товар',
    search: 'поиск',
    cart: 'корзина',
    checkout: 'оформление',
    login: 'вход',
    mail_none: 'нет',
    how_typed: 'Адрес, который вы указали',
    how_link: 'Ссылка «{text}» на странице «{where}»',
    how_sitemap: 'Указана в карте сайта',
    how_form: 'Форма поиска на странице «{where}»',
    how_structured: 'Указана в разметке страницы «{where}»',
    how_convention: 'Обычное место в {label}',
    how_custom: 'Обычное место в магазинах',
    how_alternate: 'Главная страница называет её своей версией «{language}»',
  },
  uk: {
    waiting: 'Чекає своєї черги',
    skipped: 'Пропущено: до магазину не вдалося достукатися',
    cancelled: 'Скасовано',
    late: 'Зупинено: час вийшов',
    ours: 'Не з’ясовано: збій на нашому боці, про магазин це нічого не каже',
    reaching: 'Відкриваємо {address}',
    reached: '{address} відповів {status} за {ms} мс',
    reached_redirect: '{address} веде на {to}, відповідь {status} за {ms} мс',
    reached_plain: '{to} відповідає лише без https',
    reached_wall: '{wall} перед {address} не пропускає наші перевірки ({status}). Дозвольте там user agent Vakhta',
    reached_error: '{address} відповідає помилкою {status}',
    no_name: 'Імені {host} в інтернеті немає',
    name_error: 'Сервери імен {host} відповідають помилкою',
    name_silent: 'Не з’ясовано: жоден сервер імен не відповів нам про {host}',
    forbidden: '{host} веде на {ip}: за цією адресою звідси спостерігати не можна',
    no_connection: '{address} не приймає з’єднання',
    no_tls: 'У {address} не виходить захищене з’єднання',
    no_answer: '{address} не відповів вчасно',
    hung_up: '{address} обриває зв’язок, не відповівши',
    circle: '{address} перенаправляє по колу',
    no_page: '{address} відповідає не вебсторінкою',
    recognising: 'Шукаємо прикмети платформи',
    recognised: '{label} {version}, упевненість {percent} %',
    recognised_plain: '{label}, упевненість {percent} %',
    platform_unknown: 'Платформа себе не показує',
    seeking: 'Шукаємо важливі сторінки: {kind}',
    pages_found: '{n} {n|важлива сторінка|важливі сторінки|важливих сторінок}: {kinds}',
    pages_none: 'Знайшлася лише головна сторінка',
    certificate_good: 'Чинний до {date}, виданий {issuer}',
    certificate_bad: 'Браузери йому не довіряють: {problem}',
    certificate_none: 'Магазин працює через звичайний HTTP, без сертифіката',
    asking_names: 'Питаємо сервери імен',
    names_found:
      '{addresses} {addresses|адреса|адреси|адрес}, {servers} {servers|сервер|сервери|серверів} імен, пошта: {mail}',
    names_address: 'Адресу подано цифрами: питати нема про що',
    asking_domain: 'Дізнаємося про реєстрацію {domain}',
    domain_found: '{domain} зареєстровано до {date}',
    domain_plain: '{domain} зареєстровано; строк реєстр не публікує',
    domain_silent: 'Не з’ясовано: реєстр {domain} не відповів',
    domain_absent: '{domain} не зареєстровано: його може зайняти будь-хто',
    domain_none: 'У цій адресі немає зареєстрованого домену',
    home: 'головна',
    category: 'категорія',
    product: 'товар',
    search: 'пошук',
    cart: 'кошик',
    checkout: 'оформлення',
    login: 'вхід',
    mail_none: 'немає',
    how_typed: 'Адреса, яку ви вказали',
    how_link: 'Посилання «{text}» на сторінці «{where}»',
    how_sitemap: 'Вказана в карті сайту',
    how_form: 'Форма пошуку на сторінці «{where}»',
    how_structured: 'Вказана в розмітці сторінки «{where}»',
    how_convention: 'Звичне місце в {label}',
    how_custom: 'Звичне місце в магазинах',
    how_alternate: 'Головна сторінка називає її своєю версією «{language}»',
  },
});
