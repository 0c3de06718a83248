import { words } from '#core/words';

/** Pages that matter, for people. */
export const pageKindWords = words({
  en: {
    home: 'Home page',
    category: 'Category',
    product: 'Product',
    search: 'Search',
    cart: 'Cart',
    checkout: 'Checkout',
    payment: 'Payment',
    login: 'Sign-in',
    other: 'Other page',
  },
  ru: {
    home: 'Главная',
    category: 'Категория',
    product: 'Товар',
    search: 'Поиск',
    cart: 'Корзина',
    checkout: 'Оформление заказа',
    payment: 'Оплата',
    login: 'Вход',
    other: 'Другая страница',
  },
  uk: {
    home: 'Головна',
    category: 'Категорія',
    product: 'Товар',
    search: 'Пошук',
    cart: 'Кошик',
    checkout: 'Оформлення замовлення',
    payment: 'Оплата',
    login: 'Вхід',
    other: 'Інша сторінка',
  },
});
