import type { SentCertificate } from '../../artifacts.ts';

/** Places of those that sign one another, from the store's own up. */
export function wayUp(chain: readonly SentCertificate[]): number[] {
  const way = [0];
  for (let next = chain[0]!.signedBy; next !== null && !way.includes(next); next = chain[next]!.signedBy)
    way.push(next);
  return way;
}

export const shownCertificate = ({ subject, issuer, validTo }: SentCertificate): string =>
  `${subject} ← ${issuer} · ${new Date(validTo).toISOString().slice(0, 10)}`;

/** A certificate between is not sent, but the last one says where to get it: most browsers do. */
export function isMendedByBrowsers(chain: readonly SentCertificate[] | null | undefined): boolean {
  if (!chain || chain.length === 0) return false;
  const last = chain[wayUp(chain).at(-1)!]!;
  return !last.isSelfSigned && last.issuerAt !== null;
}
