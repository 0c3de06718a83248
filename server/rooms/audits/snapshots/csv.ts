import { factsBetween, groupOf, saySeoFact, seoGroupWords } from '#core/seo-snapshot';
import { type Language, words } from '#core/words';
import { sayWeight } from '#inspection';
import { csvTable } from '#kit/csv';
import type { Pair } from './compare.ts';

const heads = words({
  en: {
    weight: 'Weight',
    group: 'About',
    what: 'What happened',
    url: 'Address',
    before: 'Before',
    after: 'After',
    means: 'What it means',
  },
  ru: {
    weight: 'Важность',
    group: 'О чём',
    what: 'Что произошло',
    url: 'Адрес',
    before: 'Было',
    after: 'Стало',
    means: 'Что это значит',
  },
  uk: {
    weight: 'Важливість',
    group: 'Про що',
    what: 'Що сталося',
    url: 'Адреса',
    before: 'Було',
    after: 'Стало',
    means: 'Що це означає',
  },
});

/** One line for each page and what happened to it, the gravest first. */
export function csvOf({ before, after }: Pair, language: Language): string {
  const rows = factsBetween(before.seo, after.seo).map((fact) => {
    const { title, means } = saySeoFact(fact, language);
    const group = seoGroupWords[language][groupOf(fact.what)];
    return [sayWeight(fact.weight, language), group, title, fact.url, fact.before ?? '', fact.after ?? '', means];
  });
  return csvTable([Object.values(heads[language]), ...rows]);
}
