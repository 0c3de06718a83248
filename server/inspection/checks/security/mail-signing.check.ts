import { createPublicKey } from 'node:crypto';
import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';

/** RFC 8301, 3.2: signatures by shorter keys are not to be believed. */
const leastBits = 1024;

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['mail'],
  judge({ mail }) {
    if (mail === null || mail.dkim.length === 0) return null;
    const problems: Problem[] = [];
    for (const { selector, record } of mail.dkim) {
      const tags = tagsOf(record);
      const name = `${selector}._domainkey.${mail.domain}`;
      const shown = `${name}: ${record.replace(/\bp\s*=[^;]*/, 'p=…')}`;
      const bits = tags.get('p') === '' ? null : bitsOf(tags);
      if (bits === 0) problems.push({ about: `${name}: p=?`, evidence: [{ quote: shown }] });
      else if (bits !== null && bits < leastBits)
        problems.push({ about: `${name}: RSA ${bits}`, evidence: [{ quote: shown }] });
      else if (bits !== null && tags.get('t')?.split(':').includes('y'))
        problems.push({ about: `${name}: t=y`, severity: 'low', evidence: [{ quote: shown }] });
    }
    return problems;
  },
  words: words({
    en: {
      title: 'Mail is signed with a key that counts',
      found: 'A key that signs the shop’s mail does not count: {about}',
      consequence:
        'Mail services treat letters signed so as not signed at all: order mails land in spam sooner, and a key that is too short can be reckoned out and used to sign mail as the shop.',
      renew:
        'Have the sender of your mail make a new key of 2048 bits, publish it under a new name, switch to it, and take the old record away a week later; take `t=y` (only testing) out of a key that is in use.',
    },
    ru: {
      title: 'Почта подписана ключом, который что-то значит',
      found: 'Ключ, которым подписана почта магазина, не засчитывается: {about}',
      consequence:
        'Почтовые службы считают такие письма неподписанными: письма о заказах чаще попадают в спам, а слишком короткий ключ можно вычислить и подписывать им письма от имени магазина.',
      renew:
        'Попросите службу, которая шлёт вашу почту, создать новый ключ на 2048 бит, опубликуйте его под новым именем, переключитесь на него и через неделю уберите старую запись; из рабочего ключа уберите `t=y` (только проверка).',
    },
    uk: {
      title: 'Пошту підписано ключем, який чогось вартий',
      found: 'Ключ, яким підписано пошту магазину, не зараховується: {about}',
      consequence:
        'Поштові служби вважають такі листи непідписаними: листи про замовлення частіше потрапляють у спам, а закороткий ключ можна обчислити й підписувати ним листи від імені магазину.',
      renew:
        'Попросіть службу, яка надсилає вашу пошту, створити новий ключ на 2048 біт, опублікуйте його під новою назвою, перейдіть на нього й за тиждень приберіть старий запис; із робочого ключа приберіть `t=y` (лише перевірка).',
    },
  }),
  options: [{ does: 'renew', effort: 'hours', risk: 'low' }],
  references: ['https://www.rfc-editor.org/rfc/rfc6376', 'https://www.rfc-editor.org/rfc/rfc8301'],
});

const tagsOf = (record: string): Map<string, string> =>
  new Map(
    record.split(';').map((tag): [string, string] => {
      const at = tag.indexOf('=');
      return [tag.slice(0, at).trim(), tag.slice(at + 1).replaceAll(/\s/g, '')];
    }),
  );

/** Of an RSA key; null of another kind of key, 0 where it cannot be read. */
function bitsOf(tags: ReadonlyMap<string, string>): number | null {
  if ((tags.get('k') ?? 'rsa') !== 'rsa') return null;
  const key = Buffer.from(tags.get('p')!, 'base64');
  for (const type of ['spki', 'pkcs1'] as const)
    try {
      return createPublicKey({ key, format: 'der', type }).asymmetricKeyDetails?.modulusLength ?? 0;
    } catch {
      // Not of this type.
    }
  return 0;
}
