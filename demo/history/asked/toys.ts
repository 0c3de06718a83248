import type { Asked } from '../work-story.ts';

export const toys: readonly Asked[] = [
  {
    store: 'toys',
    ago: 66,
    at: '10:05',
    topic: 'Добавить доставку в Латвию',
    text: 'Просят доставку курьером, цена 7,90 €.',
    answers: { about: 'wish' },
    turns: [
      { after: 90, by: 'manager', says: 'Сделаем в среду, около двух часов работы.', takes: true },
      { after: 1700, by: 'backend', says: 'Готово: доставка в Латвию, 7,90 €.', becomes: 'solved' },
    ],
    job: {
      by: 'backend',
      title: 'Доставка в Латвию',
      kind: 'change',
      checklist: ['Зона и цена', 'Тексты на двух языках', 'Пробный заказ'],
      work: [{ after: 1560, minutes: 110, note: 'Зона, цена, пробный заказ' }],
    },
  },
  {
    store: 'toys',
    ago: 38,
    at: '16:50',
    topic: 'Фильтр по возрасту ничего не находит',
    text: 'В каталоге выбираем «3–5 лет» — пусто.',
    answers: { about: 'fault', pay: 'partly', whom: 'all', detour: 'yes' },
    turns: [
      { after: 980, by: 'backend', says: 'Повторили у себя, чиним.', takes: true },
      { after: 1120, by: 'backend', says: 'Починили: индекс не обновлялся после переноса.', becomes: 'solved' },
      { after: 1380, by: 'manager', says: 'Клиент пишет: на «6–8 лет» снова пусто.', becomes: 'open' },
      { after: 1440, by: 'backend', says: 'Перестроили весь индекс, проверили все возрасты.', becomes: 'solved' },
    ],
    job: {
      by: 'backend',
      title: 'Индекс фильтра по возрасту',
      kind: 'fix',
      work: [
        { after: 1000, minutes: 80, note: 'Индекс после переноса' },
        { after: 1395, minutes: 45, note: 'Полная перестройка' },
      ],
    },
  },
  {
    store: 'toys',
    ago: 15,
    at: '08:10',
    topic: 'Обновить OpenCart',
    text: 'Просим обновить магазин до свежей версии.',
    answers: { about: 'wish' },
    turns: [
      { after: 60, by: 'manager', says: 'Сначала на копии, потом ночью на магазине. План в задаче.', takes: true },
      { after: 75, by: 'manager', says: 'Два модуля не готовы к новой версии: спросить их авторов.', note: true },
    ],
    job: {
      by: 'backend',
      title: 'Обновление OpenCart',
      kind: 'update',
      checklist: ['Копия магазина', 'Обновление на копии', 'Модули', 'Окно работ', 'Обновление магазина'],
      work: [
        { after: 1500, minutes: 120, note: 'Копия, обновление на ней' },
        { after: 4400, minutes: 90, note: 'Модули оплаты и доставки' },
      ],
      stays: 'doing',
    },
  },
  {
    store: 'toys',
    ago: 1,
    at: '12:40',
    topic: 'Новый баннер на главную',
    text: 'Картинки пришлём завтра, место — вместо осеннего.',
    answers: { about: 'wish' },
    turns: [{ after: 50, by: 'manager', says: 'Ждём картинки.', becomes: 'waiting_client', takes: true }],
    job: { by: 'backend', title: 'Баннер на главной', kind: 'change', work: [], stays: 'todo' },
  },
];
