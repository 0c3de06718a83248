import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';
import { ownParts, unlessTurnedAway } from './parts.ts';

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['assets', 'pages'],
  judge({ assets, pages }) {
    const parts = ownParts(assets, pages).filter(({ status }) => status === 200);
    if (parts.length === 0) return null;
    const asPages = parts.filter(({ holds }) => holds?.what === 'page');
    if (asPages.length > 0) unlessTurnedAway(parts);
    return shared(asPages, parts.length, ({ url, holds }) => ({
      url,
      quote: `<html> ${holds?.what === 'page' ? holds.title : ''}`.trim(),
    }));
  },
  words: words({
    en: {
      title: 'Scripts and styles are sent as such, and no page instead of them',
      found: 'In place of scripts or styles the store sends a page: {n} of {of} looked at',
      consequence:
        'To the browser such a script is an error and such a style is nothing: what it was there for does not work, and no counter of errors shows it, as the server says 200.',
      mend: 'Open the address: where a module is gone or a build has new names, take the old address out and empty the caches; where a sign-in or a page of “not found” answers, let addresses of files through, and let what is missing be answered with 404.',
    },
    ru: {
      title: 'Скрипты и стили отдаются как скрипты и стили, а не страницей вместо них',
      found: 'Вместо скриптов или стилей магазин отдаёт страницу: {n} из {of} просмотренных',
      consequence:
        'Для браузера такой скрипт — ошибка, а такой стиль — пустота: то, ради чего файл подключён, не работает, и ни один счётчик ошибок этого не видит, ведь сервер отвечает 200.',
      mend: 'Откройте адрес: если модуля больше нет или у новой сборки другие имена, уберите старый адрес и очистите кэши; если отвечает вход или страница «не найдено», пропустите адреса файлов мимо них, а на отсутствующее отвечайте 404.',
    },
    uk: {
      title: 'Скрипти та стилі віддаються як скрипти та стилі, а не сторінкою замість них',
      found: 'Замість скриптів або стилів магазин віддає сторінку: {n} з {of} переглянутих',
      consequence:
        'Для браузера такий скрипт — помилка, а такий стиль — порожнеча: те, заради чого файл підключено, не працює, і жоден лічильник помилок цього не бачить, адже сервер відповідає 200.',
      mend: 'Відкрийте адресу: якщо модуля вже немає або нова збірка має інші назви, приберіть стару адресу й очистьте кеші; якщо відповідає вхід чи сторінка «не знайдено», пропустіть адреси файлів повз них, а на відсутнє відповідайте 404.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status/404'],
});
