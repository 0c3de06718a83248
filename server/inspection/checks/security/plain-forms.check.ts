import { words } from '#core/words';
import { readPage } from '#platforms';
import { check } from '../../check.ts';
import { once } from '../once.ts';

export default check({
  area: 'security',
  severity: 'high',
  needs: ['pages'],
  judge({ pages }) {
    const secure = pages.filter(({ fetched }) => fetched.url.startsWith('https:'));
    if (secure.length === 0) return null;
    const plain = secure.flatMap(({ fetched }) =>
      readPage(fetched)
        .forms.filter(({ action }) => action.protocol === 'http:')
        .map(({ action }) => ({ url: fetched.url, quote: action.href })),
    );
    const targets = once(plain);
    return targets.length === 0 ? [] : [{ about: '', values: { n: targets.length }, evidence: targets.slice(0, 5) }];
  },
  words: words({
    en: {
      title: 'Forms send what is typed by HTTPS',
      found: '{n} {n|form sends|forms send} what customers type without encryption',
      consequence:
        'Names, addresses and passwords can be read and changed on the way; browsers warn before such a form is sent, and customers leave.',
      rewrite: 'Give the form an address with `https://`, in the theme, the module or the settings that make it.',
    },
    ru: {
      title: 'Формы отправляют введённое по HTTPS',
      found: 'Форм, которые отправляют введённое без шифрования: {n}',
      consequence:
        'Имена, адреса и пароли можно прочитать и подменить по пути; браузеры предупреждают перед отправкой такой формы, и покупатели уходят.',
      rewrite: 'Укажите у формы адрес с `https://`: в теме, модуле или настройках, которые её выводят.',
    },
    uk: {
      title: 'Форми надсилають введене через HTTPS',
      found: 'Форм, що надсилають введене без шифрування: {n}',
      consequence:
        'Імена, адреси й паролі можна прочитати й підмінити дорогою; браузери попереджають перед надсиланням такої форми, і покупці йдуть.',
      rewrite: 'Вкажіть у форми адресу з `https://`: у темі, модулі чи налаштуваннях, які її виводять.',
    },
  }),
  options: [{ does: 'rewrite', effort: 'minutes', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content'],
});
