/** A store's texts may hold anything; PostgreSQL takes neither NUL nor half a surrogate pair. */
export function storable<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '') : part,
    ),
  ) as T;
}
