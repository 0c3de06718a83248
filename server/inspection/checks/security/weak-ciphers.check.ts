import type { Problem, Severity } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';
import { Cannot } from '../../reasons.ts';

/** Below this, agreed keys are broken by those who can pay for it; below 2048 by nobody yet, but payment rules ask for more. */
const BREAKABLE_BITS = 1024;
const ENOUGH_BITS = 2048;

export default check({
  area: 'security',
  severity: 'high',
  needs: ['encryption'],
  judge({ encryption }) {
    if (encryption === null) return null;
    const { host, taken, dhBits } = encryption;
    const problem = (about: string, quote: string, severity: Severity): Problem => ({
      about,
      severity,
      values: { suite: quote },
      evidence: [{ url: `https://${host}/`, quote }],
    });
    const found: Problem[] = [];
    if (taken.broken) found.push(problem('broken', taken.broken, 'high'));
    if (taken.triple_des) found.push(problem('3DES', taken.triple_des, 'medium'));
    if (dhBits !== null && dhBits < ENOUGH_BITS)
      found.push(problem('DHE', `DHE ${dhBits} bit`, dhBits <= BREAKABLE_BITS ? 'medium' : 'low'));
    if (found.length === 0 && (taken.broken === null || taken.triple_des === null))
      throw new Cannot('ciphers_unanswered');
    return found;
  },
  words: words({
    en: {
      title: 'Weak encryption is declined',
      found: 'The server accepts weak encryption: {suite}',
      consequence:
        'Old or tampered connections can be read or changed on the way, card data and passwords with them. The yearly scan of the card industry (PCI DSS) does not pass with it.',
      allow:
        'Take the list of ciphers that Mozilla calls “intermediate” into the web server or CDN; browsers of the last ten years understand it.',
    },
    ru: {
      title: 'Слабое шифрование отклоняется',
      found: 'Сервер соглашается на слабое шифрование: {suite}',
      consequence:
        'Старые или подменённые соединения можно читать и менять по дороге вместе с паролями и данными карт. Ежегодную проверку платёжных систем (PCI DSS) с этим не пройти.',
      allow:
        'Возьмите для веб-сервера или CDN список шифров, который Mozilla называет «intermediate»; его понимают браузеры последних десяти лет.',
    },
    uk: {
      title: 'Слабке шифрування відхиляється',
      found: 'Сервер погоджується на слабке шифрування: {suite}',
      consequence:
        'Старі чи підмінені з’єднання можна читати й змінювати дорогою разом із паролями та даними карток. Щорічну перевірку платіжних систем (PCI DSS) із цим не пройти.',
      allow:
        'Візьміть для вебсервера чи CDN список шифрів, який Mozilla називає «intermediate»; його розуміють браузери останніх десяти років.',
    },
  }),
  options: [{ does: 'allow', effort: 'minutes', risk: 'low' }],
  references: ['https://wiki.mozilla.org/Security/Server_Side_TLS', 'https://sweet32.info/', 'https://weakdh.org/'],
});
