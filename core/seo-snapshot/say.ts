import { type Language, say } from '#core/words';
import { seoChangeWords } from './change.words.ts';
import type { SeoChange, SeoFact } from './change.ts';
import { meansOf } from './means.words.ts';

/** A change as people read it: `title` what happened and to how many pages, `means` what that is to the shop. */
export interface SaidSeoChange extends SeoChange {
  title: string;
  means: string;
}

export const saySeoChange = (change: SeoChange, language: Language): SaidSeoChange => {
  const values = { n: change.count, before: change.examples[0]?.before ?? '', after: change.examples[0]?.after ?? '' };
  const title = say(seoChangeWords[language][change.what], values, language);
  return { ...change, title, means: meansOf(change.what, language) };
};

/** What happened to one page, where each has a line of its own. */
export const saySeoFact = ({ what, before, after }: SeoFact, language: Language): { title: string; means: string } => {
  const title = seoChangeWords[language][what].replace(/: \{n\}$/, '');
  return {
    title: say(title, { before: before ?? '', after: after ?? '' }, language),
    means: meansOf(what, language),
  };
};
