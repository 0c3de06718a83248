import { words } from '#core/words';
import { check } from '../../check.ts';
import { ownAssets } from '../speed/own-assets.ts';
import { isSession } from './session-cookies.ts';

export default check({
  area: 'security',
  severity: 'low',
  needs: ['pages', 'assets'],
  judge({ pages, assets }) {
    const files = ownAssets(assets, pages).filter(
      // A page in place of a picture is told by others.
      ({ cookies, type }) => cookies !== undefined && !/^text\/html/i.test(type),
    );
    if (files.length === 0) return null;
    const given = files.flatMap(({ url, cookies, cacheControl }) => {
      const name = cookies!.find(isSession);
      return name === undefined ? [] : [{ url, name, cacheControl, isShared: mayBeShared(cacheControl) }];
    });
    if (given.length === 0) return [];
    const shared = given.filter(({ isShared }) => isShared);
    const shown = [...shared, ...given.filter(({ isShared }) => !isShared)].slice(0, 5);
    return [
      {
        about: '',
        severity: shared.length > 0 ? 'high' : 'low',
        values: { n: given.length, of: files.length },
        evidence: shown.map(({ url, name, cacheControl }) => ({
          url,
          quote: `Set-Cookie: ${name}=… · Cache-Control: ${cacheControl ?? '–'}`,
        })),
      },
    ];
  },
  words: words({
    en: {
      title: 'Pictures, scripts and styles come without a session cookie',
      found: 'A session cookie comes with {n} of {of} pictures, scripts and styles looked at',
      consequence:
        'A cache that keeps such a file with its cookie gives one customer’s session to others: a stranger sees their cart and address. Where it notices, it keeps nothing, and the shop is slow.',
      serve:
        'Let the web server give such files out by itself, without the program of the shop; where a program makes them, start no session there, and have the cache or CDN take `Set-Cookie` away from files.',
    },
    ru: {
      title: 'Картинки, скрипты и стили приходят без сессионного cookie',
      found: 'Сессионный cookie приходит с картинками, скриптами и стилями: {n} из {of} просмотренных',
      consequence:
        'Кеш, который сохранит такой файл вместе с cookie, отдаст сессию одного покупателя другим: чужой увидит его корзину и адрес. Если кеш это заметит, он ничего не хранит, и магазин работает медленно.',
      serve:
        'Пусть такие файлы отдаёт сам веб-сервер, без программы магазина; если их делает программа, не начинайте там сессию, а кеш или CDN пусть убирает `Set-Cookie` у файлов.',
    },
    uk: {
      title: 'Зображення, скрипти та стилі надходять без сесійного cookie',
      found: 'Сесійний cookie надходить із зображеннями, скриптами та стилями: {n} з {of} переглянутих',
      consequence:
        'Кеш, який збереже такий файл разом із cookie, віддасть сесію одного покупця іншим: чужий побачить його кошик і адресу. Якщо кеш це помітить, він нічого не зберігає, і магазин працює повільно.',
      serve:
        'Нехай такі файли віддає сам вебсервер, без програми магазину; якщо їх робить програма, не починайте там сесію, а кеш або CDN нехай прибирає `Set-Cookie` у файлів.',
    },
  }),
  options: [{ does: 'serve', effort: 'hours', risk: 'low' }],
  references: ['https://www.rfc-editor.org/rfc/rfc9111#section-7.3'],
});

/** Whether a cache between shop and customers is told that it may keep the answer for all. */
const mayBeShared = (cacheControl: string | null): boolean => {
  const said = cacheControl ?? '';
  return !/\b(?:private|no-store|no-cache)\b/i.test(said) && /\bpublic\b|\bs-maxage\s*=\s*"?[1-9]/i.test(said);
};
