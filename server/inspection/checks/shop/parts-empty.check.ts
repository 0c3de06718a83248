import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';
import type { Asset } from '../../artifacts.ts';
import { ownParts } from './parts.ts';

export default check({
  area: 'shop',
  severity: 'info',
  needs: ['assets', 'pages'],
  judge({ assets, pages }) {
    const parts = ownParts(assets, pages).filter(({ holds }) => holds !== null);
    if (parts.length === 0) return null;
    const empty = parts.filter(isEmpty);
    return shared(empty, parts.length, ({ url }) => ({ url, quote: '0 B' }), most(parts) ? 'high' : 'info');
  },
  words: words({
    en: {
      title: 'Scripts and styles are not empty',
      found: 'Scripts or styles come empty: {n} of {of} looked at',
      consequence:
        'Where one or two are empty, mostly nobody has written anything into them, and browsers ask for them in vain. Where most are, the shop is without its looks or its buttons.',
      mend: 'Where a theme or module ought to have something there, put its files back and build them anew; what is empty on purpose need not be loaded. Many at once come from a full disk, an upload that broke off or wrong rights.',
    },
    ru: {
      title: 'Скрипты и стили не пусты',
      found: 'Скрипты или стили приходят пустыми: {n} из {of} просмотренных',
      consequence:
        'Если пусты один-два, чаще всего в них просто ничего не написали, и браузеры запрашивают их зря. Если пусто большинство, магазин остаётся без оформления или без кнопок.',
      mend: 'Если у темы или модуля там что-то должно быть, верните файлы и соберите их заново; пустое нарочно можно не подключать. Много сразу — это переполненный диск, оборванная загрузка или неверные права.',
    },
    uk: {
      title: 'Скрипти та стилі не порожні',
      found: 'Скрипти або стилі надходять порожніми: {n} з {of} переглянутих',
      consequence:
        'Якщо порожні один-два, найчастіше в них просто нічого не написали, і браузери запитують їх даремно. Якщо порожня більшість, магазин лишається без оформлення або без кнопок.',
      mend: 'Якщо в темі чи модулі там щось має бути, поверніть файли й зберіть їх наново; порожнє навмисно можна не підключати. Багато одразу — це переповнений диск, обірване завантаження або хибні права.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: [
    'https://developer.mozilla.org/en-US/docs/Learn_web_development/Howto/Web_mechanics/What_is_a_web_server',
  ],
});

const isEmpty = ({ holds }: Asset): boolean => holds?.what === 'nothing';

/** All scripts or all styles of the store are empty: not somebody's file for later. */
const most = (parts: readonly Asset[]): boolean =>
  (['script', 'style'] as const).some((kind) => {
    const same = parts.filter((part) => part.kind === kind);
    return same.length >= 2 && same.every(isEmpty);
  });
