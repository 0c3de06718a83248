/** Headers of a mail: names in small letters, values unfolded and decoded, in the order in which they stand. */
export type Headers = ReadonlyMap<string, readonly string[]>;

export const headerOf = (headers: Headers, name: string): string => headers.get(name)?.[0]?.trim() ?? '';
