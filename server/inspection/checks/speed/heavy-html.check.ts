import { words } from '#core/words';
import { check } from '../../check.ts';
import { kilobytes, quoteOf } from './own-assets.ts';

const HEAVY = 400_000;

export default check({
  area: 'speed',
  severity: 'low',
  needs: ['pages'],
  judge: ({ pages }) =>
    pages
      .filter(({ fetched }) => fetched.status === 200 && fetched.bytes > HEAVY)
      .map(({ kind, fetched: { url, bytes } }) => ({
        about: kind,
        severity: bytes > 3 * HEAVY ? ('medium' as const) : ('low' as const),
        values: { url, kb: kilobytes(bytes) },
        evidence: [quoteOf(url, bytes)],
      })),
  words: words({
    en: {
      title: 'Pages themselves are light',
      found: '{url} alone weighs {kb} KB before any picture',
      consequence: 'A phone has to read all of it before the page answers a finger.',
      slim: 'Look for styles, data and menus that are written into every page, and load them as files or only when they are opened.',
    },
    ru: {
      title: 'Сами страницы лёгкие',
      found: '{url} весит {kb} КБ ещё до картинок',
      consequence: 'Телефон должен прочитать всё это, прежде чем страница отзовётся на палец.',
      slim: 'Найдите стили, данные и меню, вписанные в каждую страницу, и загружайте их файлами или только при открытии.',
    },
    uk: {
      title: 'Самі сторінки легкі',
      found: '{url} важить {kb} КБ ще до зображень',
      consequence: 'Телефон має прочитати все це, перш ніж сторінка відгукнеться на палець.',
      slim: 'Знайдіть стилі, дані та меню, вписані в кожну сторінку, і завантажуйте їх файлами або лише під час відкриття.',
    },
  }),
  options: [{ does: 'slim', effort: 'days', risk: 'medium' }],
  references: ['https://developer.chrome.com/docs/lighthouse/performance/dom-size'],
});
