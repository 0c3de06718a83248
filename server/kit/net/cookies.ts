import type { Where } from './exchange.ts';

/** Cookies for the length of one visit, by host (`.host` where they go to its subdomains too) and name. */
export type Jar = Map<string, Map<string, string>>;

const AT_MOST = 50;

export function rememberCookies(jar: Jar, where: Where, lines: readonly string[] | undefined): void {
  for (const line of lines ?? []) {
    const [, name, value] = /^\s*([^=;\s]+)\s*=\s*([^;]*)/.exec(line) ?? [];
    if (name === undefined || /[^\x20-\x7e]/.test(line)) continue;
    const domain = /;\s*domain\s*=\s*\.?([^;\s]+)/i.exec(line)?.[1]?.toLowerCase();
    // One for another domain is refused, as a browser would; one for a whole ending (`com`) stays with its host.
    if (domain !== undefined && !`.${where.host}`.endsWith(`.${domain}`)) continue;
    const key = domain?.includes('.') ? `.${domain}` : where.host;
    const cookies = jar.get(key) ?? new Map<string, string>();
    jar.set(key, cookies);
    if (/;\s*max-age\s*=\s*(0|-)/i.test(line)) cookies.delete(name);
    else if (cookies.size < AT_MOST) cookies.set(name, value!.trim());
  }
}

/** What stands in the Cookie header for this host, or undefined where there is nothing to say. */
export function cookieHeader(jar: Jar, where: Where): string | undefined {
  const parts: string[] = [];
  for (const [key, cookies] of jar) {
    if (key !== where.host && !(key.startsWith('.') && `.${where.host}`.endsWith(key))) continue;
    for (const [name, value] of cookies) parts.push(`${name}=${value}`);
  }
  return parts.length > 0 ? parts.join('; ') : undefined;
}
