import { words } from '#core/words';
import { check } from '../../check.ts';
import { ownHost } from '../../own-host.ts';

/** Of payment, which must be there; their own frames keep the card from the shop. */
const banks =
  /(?:^|\.)(?:stripe\.(?:com|network)|paypal(?:objects)?\.com|braintree(?:gateway|-api)?\.com|adyen\.com|klarna\.(?:com|net|services)|mollie\.com|checkout\.com|liqpay\.ua|wayforpay\.com|monobank\.ua|fondy\.(?:eu|ua)|portmone\.com\.ua|yookassa\.ru|yoomoney\.ru|cloudpayments\.ru|robokassa\.ru|tinkoff\.ru|tbank\.ru|payu\.(?:com|pl)|przelewy24\.pl|squareup\.com|square\.(?:com|site)|authorize\.net|amazonpay\.com|payments-amazon\.com|pay\.google\.com|applepay\.cdn-apple\.com)(?::\d+)?$/i;

export default check({
  area: 'security',
  severity: 'low',
  needs: ['payment'],
  judge({ payment }) {
    const checkout = payment?.find(({ kind }) => kind === 'checkout');
    if (!checkout) return null;
    const home = new URL(checkout.url).hostname;
    const hosts = Map.groupBy(
      checkout.inventory.scripts.filter(({ host }) => !ownHost(`https://${host}`, home) && !banks.test(host)),
      ({ host }) => host,
    );
    return [...hosts].map(([host, scripts]) => ({
      about: host,
      evidence: scripts.slice(0, 5).map(({ url }) => ({ url: checkout.url, quote: url })),
    }));
  },
  words: words({
    en: {
      title: 'Where customers pay, only scripts run that payment needs',
      found: 'A script of {about} runs where customers pay',
      consequence:
        'Whoever breaks into that company reads the cards of your customers. The card industry’s rules (PCI DSS 6.4.3) ask for a written reason for each such script.',
      remove: 'Take it out of the checkout; if it has to stay, write down who needs it and why.',
    },
    ru: {
      title: 'Там, где платят, работают только скрипты, нужные для оплаты',
      found: 'Там, где покупатели платят, работает скрипт {about}',
      consequence:
        'Кто взломает эту компанию, прочтёт карты ваших покупателей. Правила платёжных систем (PCI DSS 6.4.3) требуют письменного обоснования каждого такого скрипта.',
      remove: 'Уберите его с оформления заказа; если он должен остаться, запишите, кому и зачем он нужен.',
    },
    uk: {
      title: 'Там, де платять, працюють лише скрипти, потрібні для оплати',
      found: 'Там, де покупці платять, працює скрипт {about}',
      consequence:
        'Хто зламає цю компанію, прочитає картки ваших покупців. Правила платіжних систем (PCI DSS 6.4.3) вимагають письмового обґрунтування кожного такого скрипта.',
      remove: 'Приберіть його з оформлення замовлення; якщо він має лишитися, запишіть, кому й навіщо він потрібен.',
    },
  }),
  options: [{ does: 'remove', effort: 'hours', risk: 'low' }],
  references: ['https://www.pcisecuritystandards.org/document_library/'],
});
