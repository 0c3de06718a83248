import type { Searching } from '../../browser/search.ts';
import type { Search, Shopping } from '../../crawl/shopping.ts';

/**
 * What customers meet who search: as the browser saw it where that is clear, as the search itself answered where not.
 * That the box does nothing is no answer of the search.
 */
export function searchSeen({ search }: Shopping, searching: Searching | null | undefined): Search | null {
  if (!searching) return search;
  const answered = searching.tries.flatMap(({ outcome, ...one }) => (outcome === 'dead' ? [] : [{ ...one, outcome }]));
  const isClear = answered.some(({ outcome, status }) => outcome !== 'unclear' || status >= 500);
  const isUnasked = search === null && answered.length > 0;
  return isClear || isUnasked ? { product: searching.product, tries: answered } : search;
}
