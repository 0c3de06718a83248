import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';
import { ownParts, unlessTurnedAway } from './parts.ts';

export default check({
  area: 'shop',
  severity: 'low',
  needs: ['assets', 'pages'],
  judge({ assets, pages }) {
    const parts = ownParts(assets, pages);
    if (parts.length === 0) return null;
    const forbidden = parts.filter(({ status }) => status === 401 || status === 403);
    if (forbidden.length > 0) unlessTurnedAway(parts);
    return shared(forbidden, parts.length, ({ url, status }) => ({ url, quote: `HTTP ${status}` }));
  },
  words: words({
    en: {
      title: 'Nobody is kept from scripts and styles that pages name',
      found: 'Scripts or styles are forbidden, while others of the store are open: {n} of {of} looked at',
      consequence:
        'Customers are most likely kept from them too: what they were there for does not work, and a browser may ask for a password in the middle of the shop.',
      mend: 'Open the address in a window where you are not signed in. Give the files the rights of their neighbours, and look for a rule that shuts their folder (.htaccess, a security module, the protection in front).',
    },
    ru: {
      title: 'К скриптам и стилям, которые называют страницы, пускают всех',
      found: 'Скрипты или стили запрещены, хотя другие файлы магазина открыты: {n} из {of} просмотренных',
      consequence:
        'Покупателей, скорее всего, тоже не пускают: то, ради чего файлы подключены, не работает, и браузер может посреди магазина спросить пароль.',
      mend: 'Откройте адрес в окне, где вы не вошли. Дайте файлам те же права, что у соседних, и найдите правило, которое закрывает их папку (.htaccess, модуль безопасности, защита перед магазином).',
    },
    uk: {
      title: 'До скриптів і стилів, які називають сторінки, пускають усіх',
      found: 'Скрипти або стилі заборонено, хоча інші файли магазину відкриті: {n} з {of} переглянутих',
      consequence:
        'Покупців, найімовірніше, теж не пускають: те, заради чого файли підключено, не працює, і браузер може посеред магазину запитати пароль.',
      mend: 'Відкрийте адресу у вікні, де ви не ввійшли. Дайте файлам ті самі права, що в сусідніх, і знайдіть правило, яке закриває їхню папку (.htaccess, модуль безпеки, захист перед магазином).',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status/403'],
});
