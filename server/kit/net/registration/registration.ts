import type { ProbeNet } from '../net.ts';
import { askRdap } from './rdap.ts';
import { ianaWhois, registries } from './registries.ts';
import { askWhois, questionFor, readWhois } from './whois.ts';

/** What a registry tells of a domain. Texts are others' own. */
export interface Registration {
  /** Epoch milliseconds; null where the registry keeps it to itself, as those of .de and .eu do. */
  expiresAt: number | null;
  registrar: string | null;
  /** As the registry writes them: `client hold`, `pendingDelete`. */
  statuses: string[];
  source: 'rdap' | 'whois';
  server: string;
}

export interface RegistrationOptions {
  /** Asked instead of the registry that we know: an RDAP base address, a WHOIS `host[:port]`. */
  rdap?: string;
  whois?: string;
  timeoutMs: number;
  signal: AbortSignal;
}

/** `absent`: the registry has no such domain. `silent`: no registry gave a usable answer. */
export type RegistrationAnswer = Registration | { absent: true; server: string } | { silent: true; tried: string[] };

/**
 * Asks the registry of a registrable domain by RDAP, then by WHOIS.
 * @param domain in ASCII, as `shop.example`, not `www.shop.example`
 */
export async function lookUpRegistration(
  net: ProbeNet,
  domain: string,
  options: RegistrationOptions,
): Promise<RegistrationAnswer> {
  const deadline = performance.now() + options.timeoutMs;
  const left = (): number => Math.max(1, deadline - performance.now());
  const known = options.rdap || options.whois ? {} : (registries.get(domain.split('.').at(-1)!) ?? {});
  const rdap = options.rdap ?? known.rdap;
  const tried: string[] = [];
  let partial: Registration | undefined;
  let absentAt: string | undefined;
  if (rdap !== undefined) {
    const server = new URL(rdap).host;
    tried.push(server);
    const answer = await askRdap(net, rdap.endsWith('/') ? rdap : `${rdap}/`, domain, left() * 0.6, options.signal);
    if (answer === 'absent') absentAt = server;
    else if (answer) partial = { ...answer, source: 'rdap', server };
    if (partial?.expiresAt) return partial;
  }
  const whois = await whoisServer(
    net,
    options.whois ?? known.whois,
    options.rdap === undefined,
    domain,
    left(),
    options.signal,
  );
  if (whois) {
    tried.push(whois.host);
    const text = await askWhois(net, whois, questionFor(domain), left(), options.signal);
    const answer = text === null ? null : readWhois(text, domain);
    if (answer === 'absent') absentAt ??= whois.host;
    else if (answer && (answer.expiresAt || !partial)) return { ...answer, source: 'whois', server: whois.host };
  }
  if (partial) return partial;
  return absentAt === undefined ? { silent: true, tried } : { absent: true, server: absentAt };
}

/** Of a top-level domain that is not listed, IANA knows the server. */
async function whoisServer(
  net: ProbeNet,
  named: string | undefined,
  mayAskIana: boolean,
  domain: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<{ host: string; port: number } | null> {
  if (named !== undefined) return hostAndPort(named);
  if (!mayAskIana) return null;
  const text = await askWhois(net, { host: ianaWhois, port: 43 }, domain.split('.').at(-1)!, timeoutMs / 3, signal);
  const host = /^(?:refer|whois):[ \t]*([\w.-]+)/im.exec(text ?? '')?.[1];
  return host === undefined ? null : { host, port: 43 };
}

function hostAndPort(text: string): { host: string; port: number } {
  const [host, port] = text.split(':');
  return { host: host!, port: Number(port ?? 43) };
}
