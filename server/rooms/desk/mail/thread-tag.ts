import type { Tag } from '#core/request';
import type { Secrets } from '#kit/secrets';
import { sameText } from '#kit/secrets';

/** Ten letters and digits that only we can compute for a number. */
const checkOf = (secrets: Secrets, number: number): string =>
  secrets
    .sign(`request tag ${number}`)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 10);

export const tagOf = (secrets: Secrets, number: number): Tag => ({ number, check: checkOf(secrets, number) });
export const isOurTag = (secrets: Secrets, { number, check }: Tag): boolean =>
  sameText(check, checkOf(secrets, number));
