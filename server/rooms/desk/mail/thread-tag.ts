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

const ours = /([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.answer@/gi;

/** Of mails of ours, by the Message-IDs that we gave them; nobody guesses one. */
export const ourIdsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(ours)].map((found) => found[1]!.toLowerCase())),
];
