import type { Problem, Severity } from '#core/inspection';
import type { SentCertificate } from '../../artifacts.ts';
import { words } from '#core/words';
import { check } from '../../check.ts';
import { isMendedByBrowsers, shownCertificate, wayUp } from './chain.ts';
import { lacksSigner } from './seen-certificate.ts';

export default check({
  area: 'security',
  severity: 'high',
  needs: ['encryption', 'site'],
  judge({ encryption, site: { certificate, finishedAt } }) {
    const chain = encryption?.chain;
    if (!chain || chain.length === 0 || chain[0]!.isSelfSigned) return null;
    const trusted = certificate ? certificate.problem === null : null;
    const way = wayUp(chain);
    const problem = (about: string, severity: Severity, lines: readonly SentCertificate[]): Problem => ({
      about,
      severity,
      evidence: [{ url: `https://${encryption.host}/`, quote: lines.map(shownCertificate).join('\n') }],
    });
    const found: Problem[] = [];
    if (certificate && lacksSigner(certificate) && isMendedByBrowsers(chain))
      found.push(problem('missing', 'high', chain));
    const expired = way
      .slice(1)
      .map((i) => chain[i]!)
      .filter(({ validTo }) => validTo < finishedAt);
    // Where nobody trusts it, that is told by its own check: here stands why.
    if (expired.length > 0) found.push(problem('expired', trusted ? 'medium' : 'info', expired));
    return found;
  },
  words: words({
    en: {
      title: 'The server sends all certificates that lead to a trusted authority',
      found: 'A certificate between the shop’s own and the trusted authority is missing or has run out',
      consequence:
        'Some browsers mend this by themselves, others do not: older phones, apps, payment providers that report a payment and search engines turn away, while it works on your own computer.',
      send: 'Configure the whole file with the chain (`fullchain.pem`): the shop’s certificate, then the authorities between, none of them expired.',
    },
    ru: {
      title: 'Сервер отправляет все сертификаты до доверенного центра',
      found: 'Сертификат между собственным сертификатом магазина и доверенным центром не отправляется или истёк',
      consequence:
        'Одни браузеры исправляют это сами, другие нет: старые телефоны, приложения, платёжные системы с сообщением об оплате и поисковики отказываются, а на вашем компьютере всё работает.',
      send: 'Укажите файл со всей цепочкой (`fullchain.pem`): сертификат магазина, затем промежуточные центры, без просроченных.',
    },
    uk: {
      title: 'Сервер надсилає всі сертифікати до довіреного центру',
      found: 'Сертифікат між власним сертифікатом магазину й довіреним центром не надсилається або сплив',
      consequence:
        'Одні браузери виправляють це самі, інші ні: старі телефони, застосунки, платіжні системи з повідомленням про оплату й пошуковики відмовляються, а на вашому комп’ютері все працює.',
      send: 'Вкажіть файл з усім ланцюжком (`fullchain.pem`): сертифікат магазину, потім проміжні центри, без прострочених.',
    },
  }),
  options: [{ does: 'send', effort: 'minutes', risk: 'low' }],
  references: ['https://www.rfc-editor.org/rfc/rfc5246#section-7.4.2', 'https://letsencrypt.org/certificates/'],
});
