import { words } from '#core/words';
import { check } from '../../check.ts';
import { pagesOf } from '../crawled.ts';

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const told = pagesOf(crawl).flatMap(({ url, facts }) =>
      facts.alternates.map(({ language }) => ({ url, language })),
    );
    if (told.length === 0) return null;
    const wrong = new Map(told.filter(({ language }) => !isCode(language)).map((one) => [one.language, one]));
    return [...wrong.values()].map(({ url, language }) => ({
      about: language,
      evidence: [{ url, quote: `hreflang="${language}"` }],
    }));
  },
  words: words({
    en: {
      title: 'Languages are named by codes that exist',
      found: 'The language code {about} in hreflang does not exist',
      consequence:
        'Search engines pass over the version under this code, and show customers the shop in another language.',
      mend: 'Write the language, then the country: `uk` or `uk-UA` for Ukrainian, `en-GB` for British English, `cs` for Czech.',
    },
    ru: {
      title: 'Языки названы существующими кодами',
      found: 'Кода языка {about}, указанного в hreflang, не существует',
      consequence: 'Поисковики пропускают версию под этим кодом и показывают покупателям магазин на другом языке.',
      mend: 'Пишите язык, затем страну: `uk` или `uk-UA` для украинского, `en-GB` для британского английского, `cs` для чешского.',
    },
    uk: {
      title: 'Мови названо наявними кодами',
      found: 'Коду мови {about}, указаного в hreflang, не існує',
      consequence: 'Пошуковики пропускають версію під цим кодом і показують покупцям магазин іншою мовою.',
      mend: 'Пишіть мову, потім країну: `uk` або `uk-UA` для української, `en-GB` для британської англійської, `cs` для чеської.',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/specialty/international/localized-versions'],
});

/** A language, a script if need be, a country. `uk` is a language and no country; ICU forgives that. */
function isCode(code: string): boolean {
  if (code === 'x-default') return true;
  const [, language, region] = /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}|419))?$/.exec(code) ?? [];
  if (language === undefined || languages.of(language) === undefined) return false;
  return (
    region === undefined || region === '419' || (region !== 'uk' && regions.of(region.toUpperCase()) !== undefined)
  );
}
