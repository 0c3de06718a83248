import type { Asked } from '../work-story.ts';

export const coffee: readonly Asked[] = [
  {
    store: 'coffee',
    ago: 73,
    at: '08:40',
    topic: 'Не приходять листи про замовлення',
    text: 'Від учора покупці не отримують підтвердження. Замовлення в адмінці є.',
    answers: { about: 'fault', pay: 'yes', whom: 'all', detour: 'no' },
    turns: [
      { after: 22, by: 'devops', says: 'Дивимося чергу листів.', takes: true },
      {
        after: 70,
        by: 'devops',
        says: 'Поштовий сервіс заблокував відправника. Написали їм, чекаємо.',
        becomes: 'waiting_third',
      },
      { after: 265, by: 'devops', says: 'Сервіс зняв блокування, листи за добу надіслано.', becomes: 'solved' },
    ],
    job: {
      by: 'devops',
      title: 'Розблокувати відправлення листів',
      kind: 'fix',
      work: [
        { after: 25, minutes: 40, note: 'Черга, журнал поштового сервісу' },
        { after: 250, minutes: 20, note: 'Повторна відправка' },
      ],
    },
  },
  {
    store: 'coffee',
    ago: 49,
    at: '13:15',
    topic: 'Банер до дня кави',
    text: 'Поставте, будь ласка, банер на головну. Картинка в листі.',
    answers: { about: 'wish' },
    turns: [
      { after: 130, by: 'manager', says: 'Поставимо завтра до обіду.', takes: true },
      { after: 1180, by: 'backend', says: 'Банер на головній, посилання веде на добірку.', becomes: 'solved' },
    ],
    job: {
      by: 'backend',
      title: 'Банер до дня кави',
      kind: 'change',
      work: [{ after: 1140, minutes: 35, note: 'Банер, перевірка на телефоні' }],
    },
  },
  {
    store: 'coffee',
    ago: 19,
    at: '21:30',
    topic: 'Не працює оплата карткою',
    text: 'Картка не проходить, покупці пишуть у чат.',
    answers: { about: 'fault', pay: 'no', whom: 'all', detour: 'no' },
    turns: [
      { after: 9, by: 'devops', says: 'Бачимо, беремо.', takes: true },
      { after: 40, by: 'devops', says: 'Банк оновив ключі; ставимо нові.' },
      { after: 75, by: 'devops', says: 'Оплата працює, перевірили трьома картками.', becomes: 'solved' },
    ],
    job: {
      by: 'devops',
      title: 'Нові ключі банку',
      kind: 'fix',
      work: [{ after: 10, minutes: 70, note: 'Ключі, перевірка оплати' }],
    },
  },
  {
    store: 'coffee',
    ago: 1,
    at: '09:05',
    topic: 'Повільно відкривається каталог',
    text: 'Каталог відкривається секунд п’ять, особливо ввечері.',
    answers: { about: 'fault', pay: 'yes', whom: 'all', detour: 'yes' },
    turns: [
      { after: 30, by: 'devops', says: 'Міряємо, де губиться час.', takes: true },
      {
        after: 210,
        by: 'devops',
        says: 'Є два повільні запити. Чи можна сьогодні вночі додати індекси?',
        becomes: 'waiting_client',
      },
    ],
    job: {
      by: 'devops',
      title: 'Індекси для каталогу',
      kind: 'change',
      work: [{ after: 45, minutes: 75, note: 'Профіль запитів' }],
      stays: 'review',
    },
  },
];
