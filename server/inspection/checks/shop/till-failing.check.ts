import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'shop',
  severity: 'critical',
  stopsSales: true,
  needs: ['shopping'],
  judge: ({ shopping: { till } }) =>
    till.flatMap(({ kind, url, status, linked, endsAt }) => {
      if (kind === 'checkout' && till.some((other) => other.kind === 'cart' && other.endsAt === endsAt)) return [];
      const broken = [500, 502, 504].includes(status);
      const gone = linked && (status === 404 || status === 410);
      if (!broken && !gone) return [];
      const severity = broken && linked ? ('critical' as const) : ('high' as const);
      return [{ about: kind, severity, values: { url, status }, evidence: [{ url, quote: `HTTP ${status}` }] }];
    }),
  words: words({
    en: {
      title: 'Cart and checkout open',
      found: '{url} answers with an error ({status})',
      consequence: 'Customers who have chosen cannot pay: every order is lost until this is mended.',
      mend: 'Look into the log of errors for this address; mostly it is a module of payment or delivery after an update. Turn it off, order something yourself, then mend it.',
    },
    ru: {
      title: 'Корзина и оформление заказа открываются',
      found: '{url} отвечает ошибкой ({status})',
      consequence:
        'Покупатели, которые уже выбрали, не могут заплатить: пока это не исправлено, теряется каждый заказ.',
      mend: 'Посмотрите журнал ошибок по этому адресу; чаще всего это модуль оплаты или доставки после обновления. Отключите его, сделайте заказ сами и затем исправьте.',
    },
    uk: {
      title: 'Кошик і оформлення замовлення відкриваються',
      found: '{url} відповідає помилкою ({status})',
      consequence:
        'Покупці, які вже вибрали, не можуть заплатити: доки це не виправлено, втрачається кожне замовлення.',
      mend: 'Подивіться журнал помилок за цією адресою; найчастіше це модуль оплати чи доставки після оновлення. Вимкніть його, зробіть замовлення самі й тоді виправте.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status'],
});
