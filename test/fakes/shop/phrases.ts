import type { ShopLanguage } from './catalogue.ts';

/** What a fake shop says around its goods. `{name}`, `{currency}` and `{n}` are filled in. */
export interface Phrases {
  slogan: string;
  heading: string;
  intro: string;
  newThisWeek: string;
  why: string;
  because: string;
  visitors: string;
  home: string;
  account: string;
  cart: string;
  cartEmpty: string;
  returnToShop: string;
  toCheckout: string;
  checkout: string;
  billing: string;
  fields: string[];
  payment: string;
  cardNumber: string;
  securityCode: string;
  agree: string;
  placeOrder: string;
  search: string;
  results: string;
  noResults: string;
  showing: string;
  inStock: string;
  soldOut: string;
  article: string;
  add: string;
  login: string;
  email: string;
  password: string;
  enter: string;
  lost: string;
  shipping: string;
  hours: string;
  subscribe: string;
  notFound: string;
  notFoundText: string;
  error: string;
  received: string;
  receivedText: string;
}

export const phrases: Record<ShopLanguage, Phrases> = {
  en: {
    slogan: 'handmade ceramics',
    heading: 'Handmade ceramics for every table',
    intro:
      '{name} makes mugs, plates and vases in small batches and sends them to twelve countries. Every piece is thrown, glazed and fired in our own workshop.',
    newThisWeek: 'New this week',
    why: 'Why clay',
    because:
      'Clay keeps warm what should stay warm and cool what should stay cool. It ages well, it can be mended, and when it breaks it goes back to the garden without harm.',
    visitors: '{n} people are looking at this shop right now.',
    home: 'Home',
    account: 'My account',
    cart: 'Cart',
    cartEmpty: 'Your cart is currently empty.',
    returnToShop: 'Return to shop',
    toCheckout: 'Proceed to checkout',
    checkout: 'Checkout',
    billing: 'Billing details',
    fields: ['First name', 'Last name', 'Street address', 'Town', 'Postcode', 'Phone', 'Email address'],
    payment: 'Payment',
    cardNumber: 'Card number',
    securityCode: 'Security code',
    agree: 'By placing your order you agree to our terms of sale and our privacy notice.',
    placeOrder: 'Place order',
    search: 'Search',
    results: 'Search results for “{q}”',
    noResults: 'No products were found matching your selection.',
    showing: 'Showing all {n} results',
    inStock: 'In stock',
    soldOut: 'Sold out',
    article: 'Article number',
    add: 'Add to cart',
    login: 'Login',
    email: 'Email',
    password: 'Password',
    enter: 'Log in',
    lost: 'Lost your password?',
    shipping:
      'Free shipping from 90 {currency}. Thirty days to return what you do not love. Delivered to twelve countries.',
    hours: 'Open Monday to Friday, nine to five.',
    subscribe: 'Subscribe',
    notFound: 'Page not found',
    notFoundText: 'It looks like nothing was found at this location.',
    error: 'Internal error.',
    received: 'Order received',
    receivedText: 'Thank you. Your order {n} has been received.',
  },
  uk: {
    slogan: 'свіжообсмажена кава',
    heading: 'Кава, обсмажена вчора, а не торік',
    intro:
      '{name} обсмажує каву малими партіями й відправляє її в день обсмаження. Кожне зерно ми куштуємо самі, перш ніж воно поїде до вас.',
    newThisWeek: 'Новинки тижня',
    why: 'Чому свіжа',
    because:
      'За місяць зерно втрачає половину аромату. Тому ми не тримаємо складу: обсмажуємо під замовлення, пакуємо з клапаном і пишемо на пачці дату.',
    visitors: 'Зараз у крамниці {n} відвідувачів.',
    home: 'Головна',
    account: 'Мій кабінет',
    cart: 'Кошик',
    cartEmpty: 'Ваш кошик поки порожній.',
    returnToShop: 'Повернутися до покупок',
    toCheckout: 'Оформити замовлення',
    checkout: 'Оформлення замовлення',
    billing: 'Доставка й оплата',
    fields: ['Ім’я', 'Прізвище', 'Адреса', 'Місто', 'Індекс', 'Телефон', 'Електронна пошта'],
    payment: 'Оплата',
    cardNumber: 'Номер картки',
    securityCode: 'Код безпеки',
    agree: 'Оформлюючи замовлення, ви погоджуєтеся з умовами продажу та політикою приватності.',
    placeOrder: 'Підтвердити замовлення',
    search: 'Пошук',
    results: 'Результати пошуку: «{q}»',
    noResults: 'За вашим запитом товарів не знайдено.',
    showing: 'Показано всі товари: {n}',
    inStock: 'В наявності',
    soldOut: 'Немає в наявності',
    article: 'Артикул',
    add: 'Додати у кошик',
    login: 'Вхід до кабінету',
    email: 'Електронна пошта',
    password: 'Пароль',
    enter: 'Увійти',
    lost: 'Забули пароль?',
    shipping:
      'Безкоштовна доставка від 900 {currency}. Обмін протягом чотирнадцяти днів. Відправляємо по всій Україні.',
    hours: 'Працюємо з понеділка до суботи, з дев’ятої до вісімнадцятої.',
    subscribe: 'Підписатися',
    notFound: 'Сторінку не знайдено',
    notFoundText: 'Схоже, за цією адресою нічого немає.',
    error: 'Внутрішня помилка.',
    received: 'Замовлення прийнято',
    receivedText: 'Дякуємо. Ваше замовлення {n} прийнято.',
  },
  ru: {
    slogan: 'деревянные игрушки',
    heading: 'Игрушки из дерева, которые переживут детство',
    intro:
      '{name} делает кубики, пирамидки и железные дороги из бука и липы. Каждую игрушку шлифуют руками и красят красками на воде.',
    newThisWeek: 'Новинки недели',
    why: 'Почему дерево',
    because:
      'Дерево тёплое, не бьётся и не ломается с первого раза. Его можно починить, передать младшему брату и хранить тридцать лет.',
    visitors: 'Сейчас магазин смотрят {n} человек.',
    home: 'Главная',
    account: 'Мой кабинет',
    cart: 'Корзина',
    cartEmpty: 'Ваша корзина пока пуста.',
    returnToShop: 'Вернуться к покупкам',
    toCheckout: 'Оформить заказ',
    checkout: 'Оформление заказа',
    billing: 'Доставка и оплата',
    fields: ['Имя', 'Фамилия', 'Адрес', 'Город', 'Индекс', 'Телефон', 'Электронная почта'],
    payment: 'Оплата',
    cardNumber: 'Номер карты',
    securityCode: 'Код безопасности',
    agree: 'Оформляя заказ, вы соглашаетесь с условиями продажи и политикой конфиденциальности.',
    placeOrder: 'Подтвердить заказ',
    search: 'Поиск',
    results: 'Результаты поиска: «{q}»',
    noResults: 'По вашему запросу товаров не найдено.',
    showing: 'Показаны все товары: {n}',
    inStock: 'В наличии',
    soldOut: 'Нет в наличии',
    article: 'Артикул',
    add: 'В корзину',
    login: 'Вход в кабинет',
    email: 'Электронная почта',
    password: 'Пароль',
    enter: 'Войти',
    lost: 'Забыли пароль?',
    shipping: 'Бесплатная доставка от 90 {currency}. Обмен в течение четырнадцати дней. Отправляем в двенадцать стран.',
    hours: 'Работаем с понедельника по пятницу, с девяти до восемнадцати.',
    subscribe: 'Подписаться',
    notFound: 'Страница не найдена',
    notFoundText: 'Похоже, по этому адресу ничего нет.',
    error: 'Внутренняя ошибка.',
    received: 'Заказ принят',
    receivedText: 'Спасибо. Ваш заказ {n} принят.',
  },
};
