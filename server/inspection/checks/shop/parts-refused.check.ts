import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';
import type { Asset, PageSeen } from '../../artifacts.ts';
import { essence, isScriptType } from '../../script-type.ts';
import { ownParts } from './parts.ts';

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['assets', 'pages'],
  judge({ assets, pages }) {
    // A page in their place is told of as that.
    const parts = ownParts(assets, pages).filter(({ holds }) => holds?.what === 'code');
    if (parts.length === 0) return null;
    const refused = parts.filter((part) => isRefused(part, pages));
    return shared(refused, parts.length, ({ url, type, nosniff }) => ({
      url,
      quote: `content-type: ${type || '–'}${nosniff ? '; x-content-type-options: nosniff' : ''}`,
    }));
  },
  words: words({
    en: {
      title: 'Scripts and styles come with a type that browsers accept',
      found: 'Browsers refuse scripts or styles for the type that the server gives them: {n} of {of} looked at',
      consequence:
        'The file comes and is thrown away: what it was there for does not work, or the page is seen without its looks.',
      mend: 'Have the web server send .js as text/javascript and .css as text/css: mostly a line is missing in its list of types, or a program sends the file and names no type.',
    },
    ru: {
      title: 'Скрипты и стили приходят с типом, который принимают браузеры',
      found: 'Браузеры отвергают скрипты или стили из-за типа, который указывает сервер: {n} из {of} просмотренных',
      consequence:
        'Файл приходит и выбрасывается: то, ради чего он подключён, не работает, или страница видна без оформления.',
      mend: 'Настройте веб-сервер отдавать .js как text/javascript, а .css как text/css: чаще всего не хватает строки в его списке типов, или файл отдаёт программа и не называет типа.',
    },
    uk: {
      title: 'Скрипти та стилі надходять із типом, який приймають браузери',
      found: 'Браузери відкидають скрипти або стилі через тип, який указує сервер: {n} з {of} переглянутих',
      consequence:
        'Файл надходить і викидається: те, заради чого його підключено, не працює, або сторінку видно без оформлення.',
      mend: 'Налаштуйте вебсервер віддавати .js як text/javascript, а .css як text/css: найчастіше бракує рядка в його списку типів, або файл віддає програма й не називає типу.',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'low' }],
  references: [
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Content-Type-Options',
    'https://html.spec.whatwg.org/multipage/links.html#link-type-stylesheet',
  ],
});

/**
 * As browsers do: with `nosniff`, and for modules, only the right type counts; without it a script of any type but a picture,
 * sound, film or table runs, and a page with a doctype takes no style that names another type.
 */
function isRefused({ kind, type, nosniff, isModule, pages: on }: Asset, pages: readonly PageSeen[]): boolean {
  const is = essence(type);
  if (kind === 'script')
    return nosniff || isModule ? !isScriptType(type) : /^(?:image|audio|video)\/|^text\/csv$/.test(is);
  if (is === 'text/css') return false;
  const isStrict = pages.some(({ kind: page, fetched }) => on.includes(page) && hasDoctype.test(fetched.text));
  return nosniff || (is !== '' && isStrict);
}
const hasDoctype = /^\s*(?:<!--(?:(?!-->)[^])*-->\s*)*<!doctype\s+html\s*>/i;
