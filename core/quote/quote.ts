import type { Language } from '../words/index.ts';
import type { Facts, PriceBook } from './price-book.ts';
import { propose } from './propose.ts';
import { why } from './said.ts';
import { toAgree } from './to-agree.ts';

/** What `propose` answers, with the reason of each line in words and with what a contract would take. */
export function quote(book: PriceBook, facts: Facts, language: Language) {
  const { offers, ...rest } = propose(book, facts);
  return {
    ...rest,
    offers: offers.map((offer) => ({
      ...offer,
      toAgree: toAgree(book, offer),
      lines: offer.lines.map((line) => ({ from: line.from, to: line.to, code: line.code, why: why(line, language) })),
    })),
  };
}
