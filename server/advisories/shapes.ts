/** Readers of what others wrote: what is not of the kind is as if it were not there. */
export const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown, most = 300): string | null => {
  if (typeof value !== 'string') return null;
  // What no database keeps, and no reader sees, is white space too.
  const text = value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return text === '' ? null : text.slice(0, most).toWellFormed();
};
export const texts = (value: unknown): string[] => listOf(value).flatMap((one) => textOf(one) ?? []);
/** `2024-05-01T10:00:00Z` and `2024-05-01 10:00:00`, which is UTC too; epoch milliseconds. */
export const instantOf = (value: unknown): number | null => {
  const text = textOf(value);
  const at =
    text === null
      ? Number.NaN
      : Date.parse(/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(at) ? null : at;
};
export const scoreOf = (value: unknown): number | null => {
  const score = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof score === 'number' && score >= 0 && score <= 10 ? score : null;
};
/** Web addresses alone, the first ten. */
export const addressesOf = (values: readonly unknown[]): string[] =>
  values
    .flatMap((one) => textOf(one, 1000) ?? [])
    .filter((one) => /^https?:\/\//i.test(one) && URL.canParse(one))
    .slice(0, 10);
