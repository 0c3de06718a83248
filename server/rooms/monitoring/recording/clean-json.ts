/** JSON that PostgreSQL can keep: pages of stores hold NULs and halves of characters, which it refuses. */
export function cleanJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' && !plain(inner) ? inner.replaceAll('\0', '').toWellFormed() : inner));
}

const plain = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
