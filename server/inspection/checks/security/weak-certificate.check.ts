import type { SentCertificate } from '../../artifacts.ts';
import { words } from '#core/words';
import { check } from '../../check.ts';

const least: Record<string, number> = { rsa: 2048, dsa: 2048, ec: 256 };
const oldHash = /sha-?1(?!\d)|md5|md2/i;

export default check({
  area: 'security',
  severity: 'high',
  needs: ['encryption'],
  judge({ encryption }) {
    const chain = encryption?.chain;
    if (!chain || chain.length === 0) return null;
    return chain
      .map((one, i) => ({ i, subject: one.subject, weak: weaknessOf(one) }))
      .filter(({ weak }) => weak !== null)
      .map(({ i, subject, weak }) => ({
        about: i === 0 ? 'own' : subject,
        values: { weak: weak! },
        evidence: [{ url: `https://${encryption.host}/`, quote: `${subject}: ${weak}` }],
      }));
  },
  words: words({
    en: {
      title: 'Keys and signatures of the certificates are strong',
      found: 'A certificate of the chain is weak: {weak}',
      consequence:
        'Such a key or signature can be forged: somebody else can pretend to be the shop. Browsers and payment providers decline it.',
      renew:
        'Have a new certificate issued with a new key: EC P-256 or RSA of 2048 bits at least, signed with SHA-256.',
    },
    ru: {
      title: 'Ключи и подписи сертификатов надёжны',
      found: 'Сертификат цепочки слабый: {weak}',
      consequence:
        'Такой ключ или подпись можно подделать: кто-то другой выдаст себя за магазин. Браузеры и платёжные системы его отклоняют.',
      renew: 'Выпустите новый сертификат с новым ключом: EC P-256 или RSA не короче 2048 бит, с подписью SHA-256.',
    },
    uk: {
      title: 'Ключі та підписи сертифікатів надійні',
      found: 'Сертифікат ланцюжка слабкий: {weak}',
      consequence:
        'Такий ключ чи підпис можна підробити: хтось інший видасть себе за магазин. Браузери та платіжні системи його відхиляють.',
      renew: 'Випустіть новий сертифікат з новим ключем: EC P-256 або RSA не коротший за 2048 біт, з підписом SHA-256.',
    },
  }),
  options: [{ does: 'renew', effort: 'minutes', risk: 'low' }],
  references: ['https://wiki.mozilla.org/Security/Server_Side_TLS', 'https://cabforum.org/'],
});

/** A root is trusted by being known: nobody looks at how it signed itself. */
function weaknessOf({ key: { kind, bits }, signature, isSelfSigned }: SentCertificate): string | null {
  if (bits !== null && bits < (least[kind] ?? 0)) return `${kind.toUpperCase()} ${bits} bit`;
  return !isSelfSigned && oldHash.test(signature) ? signature : null;
}
