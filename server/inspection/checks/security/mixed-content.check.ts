import { words } from '#core/words';
import { readPage } from '#platforms';
import { check } from '../../check.ts';

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['pages'],
  judge({ pages }) {
    const secure = pages.filter(({ fetched }) => fetched.url.startsWith('https:'));
    if (secure.length === 0) return null;
    return secure.flatMap(({ kind, fetched }) => {
      const page = readPage(fetched);
      const plain = page.assets.filter((asset) => /^http:\/\//i.test(asset));
      const forms = page.forms.filter(({ action }) => action.protocol === 'http:').map(({ action }) => action.href);
      const quotes = [...new Set([...forms, ...plain])];
      if (quotes.length === 0) return [];
      const severity = forms.length > 0 ? ('high' as const) : ('medium' as const);
      return [
        {
          about: kind,
          severity,
          values: { url: fetched.url, n: quotes.length },
          evidence: quotes.slice(0, 5).map((quote) => ({ url: fetched.url, quote })),
        },
      ];
    });
  },
  words: words({
    en: {
      title: 'Encrypted pages load nothing without encryption',
      found: '{url} loads or sends {n} {n|thing|things} without encryption',
      consequence:
        'Browsers block such parts, so pictures and functions are missing; what is sent by such a form can be read on the way.',
      rewrite:
        'Replace `http://` by `https://` in the theme, the settings and the texts of the shop (search and replace in the database).',
    },
    ru: {
      title: 'Зашифрованные страницы ничего не загружают без шифрования',
      found: '{url} загружает или отправляет без шифрования: {n} {n|адрес|адреса|адресов}',
      consequence:
        'Браузеры блокируют такие части: пропадают картинки и функции; то, что отправляет такая форма, можно прочитать по пути.',
      rewrite: 'Замените `http://` на `https://` в теме, настройках и текстах магазина (поиск и замена в базе данных).',
    },
    uk: {
      title: 'Зашифровані сторінки нічого не завантажують без шифрування',
      found: '{url} завантажує або надсилає без шифрування: {n} {n|адресу|адреси|адрес}',
      consequence:
        'Браузери блокують такі частини: зникають картинки та функції; те, що надсилає така форма, можна прочитати дорогою.',
      rewrite:
        'Замініть `http://` на `https://` у темі, налаштуваннях і текстах магазину (пошук і заміна в базі даних).',
    },
  }),
  options: [{ does: 'rewrite', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content'],
});
