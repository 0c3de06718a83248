import { getDomain } from 'tldts';

/** Whether an address is of the shop itself: its own host, or another below its domain. Two shops of one host of shops are two. */
export function ownHost(url: string, home: string): boolean {
  const { hostname } = new URL(url);
  const domainOf = (host: string): string | null => getDomain(host, { allowPrivateDomains: true });
  const domain = domainOf(home);
  return hostname === home || (domain !== null && domainOf(hostname) === domain);
}
