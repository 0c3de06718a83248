import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['mail'],
  judge({ mail }) {
    if (mail === null || (mail.txt === null && mail.dmarc === null)) return null;
    const { domain } = mail;
    const problems: Problem[] = [];
    const spf = mail.txt?.filter((record) => /^v=spf1(?:\s|$)/i.test(record));
    if (spf && (spf.length !== 1 || /\s\+?all\b/i.test(spf[0]!)))
      problems.push(problem('SPF', spf.join(' | ') || `${domain} TXT: v=spf1 –`));
    else if (spf && !/\s(?:[~-]all\b|redirect=)/i.test(spf[0]!)) problems.push(problem('SPF', spf[0]!, 'low'));
    const dmarc = mail.dmarc?.filter((record) => /^v=DMARC1\b/i.test(record));
    if (dmarc && !/\bp\s*=\s*(?:quarantine|reject)\b/i.test(dmarc[0] ?? ''))
      problems.push(problem('DMARC', dmarc[0] ?? `_dmarc.${domain} TXT: –`, dmarc.length > 0 ? 'low' : 'medium'));
    return problems.map((one) => ({ ...one, values: { domain } }));
  },
  words: words({
    en: {
      title: 'Nobody else can send mail in the shop’s name',
      found: '{about} does not keep strangers from sending mail as {domain}',
      consequence:
        'Fraudsters write to customers as the shop (“pay again by this link”), and the shop’s own order mails land in spam.',
      publish:
        'Publish one SPF record that names your senders and ends in `~all` or `-all`, and `_dmarc` with `v=DMARC1; p=none; rua=mailto:…`; after weeks of clean reports go to `p=quarantine`, then `p=reject`.',
    },
    ru: {
      title: 'Никто другой не может слать почту от имени магазина',
      found: '{about} не мешает посторонним слать почту от имени {domain}',
      consequence:
        'Мошенники пишут покупателям от имени магазина («оплатите ещё раз по ссылке»), а письма самого магазина о заказах попадают в спам.',
      publish:
        'Опубликуйте одну запись SPF со своими отправителями и концом `~all` или `-all`, и `_dmarc` с `v=DMARC1; p=none; rua=mailto:…`; после недель чистых отчётов перейдите на `p=quarantine`, затем `p=reject`.',
    },
    uk: {
      title: 'Ніхто інший не може слати пошту від імені магазину',
      found: '{about} не заважає стороннім слати пошту від імені {domain}',
      consequence:
        'Шахраї пишуть покупцям від імені магазину («сплатіть ще раз за посиланням»), а листи самого магазину про замовлення потрапляють у спам.',
      publish:
        'Опублікуйте один запис SPF зі своїми відправниками та кінцем `~all` або `-all`, і `_dmarc` з `v=DMARC1; p=none; rua=mailto:…`; після тижнів чистих звітів перейдіть на `p=quarantine`, потім `p=reject`.',
    },
  }),
  options: [{ does: 'publish', effort: 'hours', risk: 'medium' }],
  references: ['https://www.rfc-editor.org/rfc/rfc7489', 'https://www.rfc-editor.org/rfc/rfc7208'],
});

const problem = (about: string, quote: string, severity: 'low' | 'medium' = 'medium'): Problem => ({
  about,
  severity,
  evidence: [{ quote }],
});
