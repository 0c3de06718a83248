import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'security',
  severity: 'critical',
  needs: ['payment'],
  judge({ payment }) {
    if (!payment) return null;
    return payment.flatMap(({ url, inventory }) =>
      inventory.leaks.map(({ host, url: target, how }) => ({
        about: host,
        evidence: [{ url, quote: `${how}: ${target}` }],
      })),
    );
  },
  words: words({
    en: {
      title: 'What is typed into the fields of a card goes to nobody else',
      found: 'The number of a card, typed into the checkout, is sent to {about}',
      consequence:
        'Unless that is your payment provider, the cards of your customers are being stolen at this moment. The banks will hold the shop liable.',
      stop: 'If you do not know the host: close payment by card at once, keep a copy of the page and the logs as evidence, find the script that sends (the evidence names the way), take it out, change all passwords, and call your payment provider.',
      accept: 'If it is your payment provider, let it show the fields in a frame of its own, or write down why not.',
    },
    ru: {
      title: 'Введённое в поля карты не уходит никому постороннему',
      found: 'Номер карты, введённый при оформлении, отправляется на {about}',
      consequence:
        'Если это не ваш платёжный провайдер, карты ваших покупателей крадут прямо сейчас. Отвечать перед банками будет магазин.',
      stop: 'Если хост вам незнаком: немедленно отключите оплату картой, сохраните копию страницы и журналы как доказательство, найдите отправляющий скрипт (способ указан в наблюдениях), уберите его, смените все пароли и позвоните платёжному провайдеру.',
      accept:
        'Если это ваш платёжный провайдер, пусть он показывает поля в собственном фрейме, или запишите, почему иначе.',
    },
    uk: {
      title: 'Введене в поля картки не йде нікому сторонньому',
      found: 'Номер картки, введений під час оформлення, надсилається на {about}',
      consequence:
        'Якщо це не ваш платіжний провайдер, картки ваших покупців крадуть просто зараз. Відповідати перед банками буде магазин.',
      stop: 'Якщо хост вам незнайомий: негайно вимкніть оплату карткою, збережіть копію сторінки й журнали як доказ, знайдіть скрипт, що надсилає (спосіб указано в спостереженнях), приберіть його, змініть усі паролі й зателефонуйте платіжному провайдерові.',
      accept: 'Якщо це ваш платіжний провайдер, нехай він показує поля у власному фреймі, або запишіть, чому інакше.',
    },
  }),
  options: [
    { does: 'stop', effort: 'hours', risk: 'medium' },
    { does: 'accept', effort: 'days', risk: 'medium' },
  ],
  references: ['https://www.pcisecuritystandards.org/document_library/'],
});
