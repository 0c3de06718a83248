import { Resolver } from 'node:dns/promises';
import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import type { Names } from './discovery.ts';

/** What the store itself has registered (`shop.example.co.uk` → `example.co.uk`); null for digits, and below a host of shops such as `myshopify.com`. */
export function registrableDomain(host: string): string | null {
  const { domain, isIp, isPrivate } = parse(host, { allowPrivateDomains: true });
  return isIp || isPrivate ? null : (domain ?? null);
}

export const shownName = (name: string): string => domainToUnicode(name) || name;

/**
 * What resolvers say about the store's name and its domain. No answer is null, not an empty list.
 * @param resolvers addresses `ip[:port]`; the system's where empty
 */
export async function askNames(host: string, resolvers: readonly string[], signal: AbortSignal): Promise<Names> {
  const resolver = new Resolver({ timeout: 2500, tries: 2 });
  if (resolvers.length > 0) resolver.setServers(resolvers);
  const stop = (): void => resolver.cancel();
  signal.addEventListener('abort', stop, { once: true });
  const domain = registrableDomain(host);
  const of = <T>(ask: (name: string) => Promise<T[]>, name: string | null): Promise<T[] | null> =>
    name === null ? Promise.resolve(null) : answered(ask(name));
  const [a, aaaa, cname, ns, mx, caa, txt] = await Promise.all([
    of((name) => resolver.resolve4(name), host),
    of((name) => resolver.resolve6(name), host),
    of((name) => resolver.resolveCname(name), host),
    of((name) => resolver.resolveNs(name), domain),
    of((name) => resolver.resolveMx(name), domain),
    of((name) => resolver.resolveCaa(name), domain),
    of((name) => resolver.resolveTxt(name), domain),
  ]);
  signal.removeEventListener('abort', stop);
  const lower = (names: string[] | null): string[] | null =>
    names && names.map((name) => name.toLowerCase().replace(/\.$/, '')).sort();
  return {
    host,
    domain,
    a: a && a.sort(),
    aaaa: aaaa && aaaa.sort(),
    cname: lower(cname),
    ns: lower(ns),
    mx:
      mx &&
      mx
        .map(({ exchange, priority }) => ({ exchange: exchange.toLowerCase().replace(/\.$/, ''), priority }))
        .sort((x, y) => x.priority - y.priority || x.exchange.localeCompare(y.exchange)),
    caa:
      caa &&
      caa
        .map((record) =>
          Object.entries(record)
            .filter(([key]) => key !== 'critical')
            .map(([key, value]) => `${key} ${String(value)}`)
            .join(' '),
        )
        .sort(),
    txt: txt && txt.map((parts) => parts.join('').slice(0, 500)).slice(0, 50),
  };
}

/** "There is none" is an empty list; silence and errors are null. */
const answered = <T>(asked: Promise<T[]>): Promise<T[] | null> =>
  asked.catch((error: NodeJS.ErrnoException) => (error.code === 'ENODATA' || error.code === 'ENOTFOUND' ? [] : null));
