import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'security',
  severity: 'critical',
  needs: ['encryption'],
  judge({ encryption }) {
    if (!encryption?.staple) return null;
    const { host, staple, chain } = encryption;
    if (staple.status !== 'revoked') return [];
    const quote = `OCSP: revoked · ${chain?.[0]?.subject ?? host}`;
    return [{ about: '', evidence: [{ url: `https://${host}/`, quote }] }];
  },
  words: words({
    en: {
      title: 'The certificate was not revoked',
      found: 'The certificate of the shop was revoked by its authority',
      consequence:
        'Browsers that look at it stop every visitor: nobody buys there. A certificate is revoked for a reason, such as a stolen key.',
      renew:
        'Find out from the authority why, make a new key and have a new certificate issued, and look for how the old key could leave.',
    },
    ru: {
      title: 'Сертификат не отозван',
      found: 'Сертификат магазина отозван выдавшим его центром',
      consequence:
        'Браузеры, которые это проверяют, останавливают каждого посетителя: там никто не купит. Отзывают не без причины, например из-за украденного ключа.',
      renew:
        'Узнайте у центра причину, создайте новый ключ, выпустите новый сертификат и выясните, как мог уйти прежний ключ.',
    },
    uk: {
      title: 'Сертифікат не відкликано',
      found: 'Сертифікат магазину відкликано центром, що його видав',
      consequence:
        'Браузери, які це перевіряють, зупиняють кожного відвідувача: там ніхто не купить. Відкликають не без причини, наприклад через викрадений ключ.',
      renew:
        'Дізнайтеся в центру причину, створіть новий ключ, випустіть новий сертифікат і з’ясуйте, як міг піти колишній ключ.',
    },
  }),
  options: [{ does: 'renew', effort: 'hours', risk: 'low' }],
  references: ['https://www.rfc-editor.org/rfc/rfc6960'],
});
