/** One record of a foreign file, of which nothing is certain. */
export type Row = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first of the names that holds text; numbers count as text. Empty where there is none. */
export function textOf(row: Row, ...names: string[]): string {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  }
  return '';
}

/** The same to the letter: passwords and searched texts may begin or end with a space. */
export function verbatim(row: Row, ...names: string[]): string {
  const found = names.map((name) => row[name]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : '';
}

/** The first of the names that holds a number, also where it is written as text. */
export function numberOf(row: Row, ...names: string[]): number | null {
  const text = textOf(row, ...names);
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** True, 1, "1" and "true"; `undefined` where no name is there. */
export function flagOf(row: Row, ...names: string[]): boolean | undefined {
  for (const name of names) {
    const value = row[name];
    if (value !== undefined && value !== null && value !== '')
      return [true, 1, 1n, '1', 'true'].includes(value as boolean);
  }
  return undefined;
}

/** Headers as `{name: value}`, as its JSON, or as a list of `name: value`. */
export function headersOf(value: unknown): { name: string; value: string }[] {
  const known = typeof value === 'string' ? parsed(value) : value;
  if (Array.isArray(known))
    return known
      .filter((line) => typeof line === 'string')
      .flatMap((line) => {
        const at = line.indexOf(':');
        return at > 0 ? [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }] : [];
      });
  if (!isRow(known)) return [];
  return Object.entries(known).map(([name, content]) => ({ name: name.trim(), value: String(content) }));
}

/** `undefined` where the text is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** What a table of ours has under a word of a foreign file; `constructor` is in none. */
export const underWord = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
