import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'shop',
  severity: 'critical',
  stopsSales: true,
  needs: ['walk'],
  judge({ walk }) {
    if (!walk?.checkout || walk.checkout.isSentBack || walk.checkout.status >= 400) return null;
    const { url, endsAt, isBlank } = walk.checkout;
    return isBlank ? [{ about: '', evidence: [{ url, quote: `→ ${endsAt}` }] }] : [];
  },
  words: words({
    en: {
      title: 'The checkout shows where to enter the order',
      found: 'The checkout opens, but shows nothing to fill in and nothing to press',
      consequence:
        'Customers who have decided to buy see an empty page or a loader that turns for ever, and cannot pay.',
      mend: 'Open the checkout with a full cart and the console of the browser: the first script that does not arrive or stops with an error keeps the rest from being drawn. After an update, build the static files anew and empty all caches.',
    },
    ru: {
      title: 'Оформление показывает, куда вводить заказ',
      found: 'Оформление заказа открывается, но в нём нечего заполнить и не на что нажать',
      consequence:
        'Покупатели, которые решили купить, видят пустую страницу или бесконечную загрузку и не могут заплатить.',
      mend: 'Откройте оформление с полной корзиной и консолью браузера: первый скрипт, который не пришёл или остановился с ошибкой, мешает показать остальное. После обновления заново соберите статические файлы и очистите все кеши.',
    },
    uk: {
      title: 'Оформлення показує, куди вводити замовлення',
      found: 'Оформлення замовлення відкривається, але в ньому нічого заповнити й ні на що натиснути',
      consequence:
        'Покупці, які вирішили купити, бачать порожню сторінку або нескінченне завантаження й не можуть заплатити.',
      mend: 'Відкрийте оформлення з повним кошиком і консоллю браузера: перший скрипт, що не надійшов або зупинився з помилкою, не дає показати решту. Після оновлення заново зберіть статичні файли та очистьте всі кеші.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'medium' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/API/Window/error_event'],
});
