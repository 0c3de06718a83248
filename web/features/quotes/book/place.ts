/** The number at a place of the book, as `hourly.base.shopify`; null where no limit is set. */
export function numberAt(book: object, place: string): number | null {
  return place.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], book) as number | null;
}

/** The book with another number at that place. */
export const withNumber = <Book extends object>(book: Book, place: string, value: number | null): Book =>
  changed(book, place.split('.'), value) as Book;

function changed(part: unknown, [key, ...rest]: string[], value: number | null): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part)) return part.map((one, at) => (String(at) === key ? changed(one, rest, value) : one));
  const fields = part as Record<string, unknown>;
  return { ...fields, [key]: changed(fields[key], rest, value) };
}
