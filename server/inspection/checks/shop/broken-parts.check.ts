import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['assets'],
  judge({ assets }) {
    const parts = assets.filter(({ kind, status }) => (kind === 'script' || kind === 'style') && status > 0);
    if (parts.length === 0) return null;
    const gone = parts.filter(({ status }) => status === 404 || status === 410 || status >= 500);
    return shared(gone, parts.length, ({ url, status }) => ({ url, quote: `HTTP ${status}` }));
  },
  words: words({
    en: {
      title: 'Scripts and styles that pages name are there',
      found: 'Scripts or styles that pages name do not load: {n} of {of} looked at',
      consequence:
        'Something on the page looks broken or does not react: filters, the choice of a size, the button that buys.',
      mend: 'Find out which module or theme names the file: mend it, or remove what is left of a module that is gone; then empty the caches.',
    },
    ru: {
      title: 'Скрипты и стили, которые называют страницы, на месте',
      found: 'Скрипты или стили, которые называют страницы, не загружаются: {n} из {of} просмотренных',
      consequence: 'Что-то на странице выглядит сломанным или не отзывается: фильтры, выбор размера, кнопка покупки.',
      mend: 'Выясните, какой модуль или тема называет файл: исправьте его или уберите остатки удалённого модуля; затем очистите кэши.',
    },
    uk: {
      title: 'Скрипти та стилі, які називають сторінки, на місці',
      found: 'Скрипти або стилі, які називають сторінки, не завантажуються: {n} з {of} переглянутих',
      consequence: 'Щось на сторінці виглядає зламаним або не відгукується: фільтри, вибір розміру, кнопка покупки.',
      mend: 'З’ясуйте, який модуль або тема називає файл: виправте його або приберіть рештки видаленого модуля; потім очистьте кеші.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status/404'],
});
