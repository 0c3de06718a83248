import { words } from '#core/words';
import { check } from '../../check.ts';
import { shownCertificate, wayUp } from './chain.ts';

export default check({
  area: 'security',
  severity: 'low',
  needs: ['encryption'],
  judge({ encryption }) {
    const chain = encryption?.chain;
    if (!chain || chain.length < 2) return null;
    if (wayUp(chain).every((i, at) => i === at)) return [];
    const quote = chain.map(shownCertificate).join('\n');
    return [{ about: '', evidence: [{ url: `https://${encryption.host}/`, quote }] }];
  },
  words: words({
    en: {
      title: 'Certificates are sent in their order',
      found: 'The server sends its certificates in the wrong order',
      consequence:
        'The standard before TLS 1.3 demands the order; old devices and programs that talk with the shop (stock, payment, delivery) may break off, without a word to you.',
      order:
        'Put the shop’s certificate first, then each authority after the certificate that it signed, and leave out what belongs to neither.',
    },
    ru: {
      title: 'Сертификаты отправляются по порядку',
      found: 'Сервер отправляет сертификаты не по порядку',
      consequence:
        'До TLS 1.3 стандарт требует порядка; старые устройства и программы, связанные с магазином (склад, оплата, доставка), могут обрывать соединение, не сообщая вам.',
      order:
        'Поставьте сертификат магазина первым, затем каждый центр после подписанного им сертификата, и уберите лишние.',
    },
    uk: {
      title: 'Сертифікати надсилаються за порядком',
      found: 'Сервер надсилає сертифікати не за порядком',
      consequence:
        'До TLS 1.3 стандарт вимагає порядку; старі пристрої та програми, пов’язані з магазином (склад, оплата, доставка), можуть обривати з’єднання, не повідомляючи вас.',
      order:
        'Поставте сертифікат магазину першим, потім кожен центр після підписаного ним сертифіката, і приберіть зайві.',
    },
  }),
  options: [{ does: 'order', effort: 'minutes', risk: 'low' }],
  references: ['https://www.rfc-editor.org/rfc/rfc5246#section-7.4.2'],
});
