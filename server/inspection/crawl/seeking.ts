import { fold } from '#platforms';

/** What a customer would type who looks for this: the longest word of its name, then its whole name; none where no word is long enough. */
export function wordsFor(product: string): string[] {
  const name = fold(product).slice(0, 80);
  const parts = name.split(/[^\p{L}]+/u).filter((part) => part.length >= 4);
  const word = parts.toSorted((a, b) => b.length - a.length)[0];
  return word === undefined ? [] : [...new Set([word, name.split(' ').slice(0, 5).join(' ')])];
}

/** How often a text says that nothing was found; an empty cart or comparison beside it says nothing of that. */
export const timesNothing = (text: string): number => text.match(nothing)?.length ?? 0;

const nothing =
  /\b(?:no|0) (?:products?|results?|items?|matches)\b(?! (?:in your|to compare))|\bnothing (?:was )?found\b|\bcan['’]?t find (?:any )?products\b|\bnot match(?:ing)? any\b|\bno(?:thing)? match\w*|ничего не (?:найден|нашл)|не найдено|нет товаров|не нашлось|нічого не (?:знайден|знайш)|не знайдено|немає товарів|\bkeine (?:\w+ )?(?:ergebnisse|produkte|treffer|artikel)\b|brak (?:wyników|produktów)|nie znaleziono|aucun (?:résultat|produit)|sin resultados|nessun (?:risultato|prodotto)|nenalezen/giu;
