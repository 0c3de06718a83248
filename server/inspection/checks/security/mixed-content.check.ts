import { words } from '#core/words';
import { check } from '../../check.ts';
import { once } from '../once.ts';
import { plainParts } from './plain-parts.ts';

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['pages'],
  judge({ pages }) {
    const secure = pages.filter(({ fetched }) => fetched.url.startsWith('https:'));
    if (secure.length === 0) return null;
    const plain = secure.flatMap(({ fetched }) =>
      plainParts(fetched.text).map(({ url, isBlocked }) => ({ url: fetched.url, quote: url, isBlocked })),
    );
    if (plain.length === 0) return [];
    const blocked = once(plain.filter(({ isBlocked }) => isBlocked));
    const others = once(plain.filter(({ quote }) => !blocked.some((one) => one.quote === quote)));
    const things = [...blocked, ...others];
    const values = { n: things.length, pages: new Set(plain.map(({ url }) => url)).size };
    const evidence = things.slice(0, 8).map(({ url, quote }) => ({ url, quote }));
    return [{ about: '', severity: blocked.length > 0 ? 'medium' : 'low', values, evidence }];
  },
  words: words({
    en: {
      title: 'Encrypted pages load nothing without encryption',
      found: '{n} {n|thing is|things are} loaded without encryption, on {pages} {pages|page|pages}',
      consequence:
        'Browsers block scripts and styles that come so: functions and looks are missing. Pictures they ask for by HTTPS instead, and show none where that fails.',
      rewrite:
        'Replace `http://` by `https://` in the theme, the settings and the texts of the shop (search and replace in the database).',
    },
    ru: {
      title: 'Зашифрованные страницы ничего не загружают без шифрования',
      found: 'Без шифрования {n|загружается|загружаются|загружается} {n} {n|файл|файла|файлов}, страниц: {pages}',
      consequence:
        'Скрипты и стили, которые идут так, браузеры блокируют: пропадают функции и оформление. Картинки они запрашивают по HTTPS, а если это не выходит, не показывают.',
      rewrite: 'Замените `http://` на `https://` в теме, настройках и текстах магазина (поиск и замена в базе данных).',
    },
    uk: {
      title: 'Зашифровані сторінки нічого не завантажують без шифрування',
      found:
        'Без шифрування {n|завантажується|завантажуються|завантажується} {n} {n|файл|файли|файлів}, сторінок: {pages}',
      consequence:
        'Скрипти та стилі, що йдуть так, браузери блокують: зникають функції та оформлення. Картинки вони запитують через HTTPS, а якщо це не вдається, не показують.',
      rewrite:
        'Замініть `http://` на `https://` у темі, налаштуваннях і текстах магазину (пошук і заміна в базі даних).',
    },
  }),
  options: [{ does: 'rewrite', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content'],
});
