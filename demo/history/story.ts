import type { StoreSpec, Trouble } from '../stage/stores.ts';

/** What went wrong in ninety days, as an agency would tell it. `ago` in days, `at` in UTC. */
export interface Outage {
  store: StoreSpec['key'];
  ago: number;
  at: string;
  minutes: number;
  trouble: Trouble;
  /** Who takes it after how many minutes, and what they write. */
  taken?: { by: 'devops' | 'backend' | 'manager'; after: number; says?: string };
  cause?: string;
  prevention?: string;
}

const coffeeDatabase = {
  cause:
    'MySQL вичерпав з’єднання: увечері розсилка приводить утричі більше відвідувачів, а кожна сторінка тримає з’єднання до кінця.',
  prevention: 'Увімкнути кеш сторінок для гостей і підняти ліміт з’єднань; розсилку відправляти частинами.',
};

export const outages: readonly Outage[] = [
  {
    store: 'coffee',
    ago: 83,
    at: '17:42',
    minutes: 26,
    trouble: 'checkout_broken',
    taken: { by: 'backend', after: 6, says: 'Оплата впала після оновлення модуля. Повертаю попередню версію.' },
    cause: 'Оновлення платіжного модуля вимагало нової версії PHP.',
    prevention: 'Перевіряти оновлення модулів спершу на тестовому стенді.',
  },
  {
    store: 'toys',
    ago: 76,
    at: '03:12',
    minutes: 95,
    trouble: 'down',
    taken: { by: 'devops', after: 31, says: 'Хостинг перезагружает сервер, обещают сорок минут.' },
    cause: 'Отказ диска на стороне хостинга.',
    prevention: 'Договориться о запасном сервере и держать на нём свежую копию.',
  },
  {
    store: 'clay',
    ago: 68,
    at: '22:10',
    minutes: 34,
    trouble: 'skimmer',
    taken: {
      by: 'devops',
      after: 3,
      says: 'A foreign script on every page. Taking the module offline and changing all admin passwords.',
    },
    cause: 'A review module with a known hole let anyone store HTML.',
    prevention: 'The module is removed; integrity of the files is compared every night.',
  },
  {
    store: 'coffee',
    ago: 61,
    at: '20:05',
    minutes: 14,
    trouble: 'error_200',
    taken: { by: 'devops', after: 4 },
    cause: coffeeDatabase.cause,
  },
  { store: 'toys', ago: 52, at: '11:00', minutes: 35, trouble: 'search_slow' },
  {
    store: 'toys',
    ago: 40,
    at: '09:30',
    minutes: 11,
    trouble: 'dns',
    taken: { by: 'devops', after: 5, says: 'Регистратор отключил зону: не оплачена. Оплатили.' },
    cause: 'Просрочена оплата DNS-хостинга.',
    prevention: 'Включить автоматическое продление; письма регистратора идут и нам.',
  },
  {
    store: 'coffee',
    ago: 34,
    at: '20:11',
    minutes: 22,
    trouble: 'error_200',
    taken: { by: 'devops', after: 7, says: 'Знову з’єднання з базою, як місяць тому.' },
    cause: coffeeDatabase.cause,
  },
  {
    store: 'clay',
    ago: 30,
    at: '08:15',
    minutes: 12,
    trouble: 'cart_broken',
    taken: { by: 'backend', after: 5 },
    cause: 'The nightly import left prices without currency.',
    prevention: 'The import checks its file before it writes anything.',
  },
  {
    store: 'toys',
    ago: 21,
    at: '15:40',
    minutes: 48,
    trouble: 'spam',
    taken: { by: 'backend', after: 12, says: 'Скрытые ссылки в подвале темы. Чищу и ищу, откуда они.' },
    cause: 'Взломан старый пароль FTP.',
    prevention: 'FTP выключен, вход только по ключу.',
  },
  {
    store: 'coffee',
    ago: 12,
    at: '19:58',
    minutes: 17,
    trouble: 'error_200',
    taken: { by: 'devops', after: 3, says: 'Третій раз за тією самою причиною: роблю кеш сьогодні.' },
    cause: coffeeDatabase.cause,
    prevention: coffeeDatabase.prevention,
  },
  {
    store: 'clay',
    ago: 9,
    at: '08:05',
    minutes: 15,
    trouble: 'cart_broken',
    taken: {
      by: 'backend',
      after: 4,
      says: 'Prices without currency again: the check of the import does not run on Mondays.',
    },
    cause: 'The nightly import left prices without currency.',
  },
  { store: 'coffee', ago: 5, at: '13:20', minutes: 8, trouble: 'search_broken', taken: { by: 'backend', after: 3 } },
  {
    store: 'clay',
    ago: 2,
    at: '16:30',
    minutes: 19,
    trouble: 'partial',
    taken: { by: 'devops', after: 6, says: 'Pages end in the middle: the disk for temporary files is full.' },
    cause: 'Session files filled the disk.',
    prevention: 'Old sessions are removed every hour; the disk is watched.',
  },
];

export interface PlannedWork {
  store: StoreSpec['key'];
  title: string;
  ago: number;
  at: string;
  minutes: number;
  /** What the shop shows meanwhile, absent where it is still to come. */
  shows?: Trouble;
}

export const plannedWorks: readonly PlannedWork[] = [
  { store: 'coffee', title: 'Оновлення WooCommerce', ago: 47, at: '02:00', minutes: 45, shows: 'maintenance' },
  { store: 'toys', title: 'Переезд на новый сервер', ago: 28, at: '22:00', minutes: 90, shows: 'maintenance' },
  { store: 'clay', title: 'Magento security patch', ago: -2, at: '04:00', minutes: 60 },
];

/** A client rang before any monitor could know: no page was broken. */
export const reported = {
  store: 'clay',
  ago: 44,
  at: '10:04',
  minutes: 128,
  title: 'Discount codes are refused at the checkout',
  description: 'Two customers wrote that SPRING10 is “not valid”, and it is.',
  takenBy: 'backend',
  says: 'The rule for the code ended a day too early: it was kept in another time zone.',
  cause: 'The end of the discount was stored in UTC and shown in local time.',
  prevention: 'Discounts now end at the end of the day after.',
} as const;

/** The nightly import of stock; on one night it did not run. */
export const nightly = {
  store: 'coffee',
  name: 'Нічний імпорт залишків',
  cron: '15 1 * * *',
  graceSeconds: 600,
  missedAgo: 17,
} as const;
