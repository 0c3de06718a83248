import { Resolver } from 'node:dns';
import { askNameserver, isSilence } from './ask-nameserver.ts';
import { hasIpv6 } from './judge-address.ts';
import { NameError } from './net.ts';

/** Asks resolvers for the addresses of names. Answers within some seconds are shared; failures never are. */
export interface Names {
  find(name: string, timeoutMs: number): Promise<Found | NameError>;
  readonly resolvers: readonly string[];
}

export interface Found {
  v4: readonly string[];
  v6: readonly string[];
  /** True where nobody was asked. */
  cached: boolean;
}

const KEEP_MS = 5000;
const KEEP_NAMES = 20_000;
const codes: Record<string, NameError['code']> = {
  ENOTFOUND: 'NXDOMAIN',
  EBADNAME: 'NXDOMAIN',
  ENODATA: 'NODATA',
  ETIMEOUT: 'TIMEOUT',
  ECANCELLED: 'TIMEOUT',
  ECONNREFUSED: 'TIMEOUT',
  EREFUSED: 'REFUSED',
};

export function openNames(servers: readonly string[]): Names {
  let resolver = newResolver(servers);
  let since = performance.now();
  const kept = new Map<string, { at: number; found: Found }>();
  const asking = new Map<string, Promise<Found | NameError>>();

  async function ask(name: string): Promise<Found | NameError> {
    const asked = resolver;
    const early = hasIpv6() ? query(asked, 'AAAA', name) : undefined;
    const v4 = await query(asked, 'A', name);
    // Without IPv6 of our own such an address is only worth knowing where there is no other.
    const v6 = await (early ?? (v4.length === 0 ? query(asked, 'AAAA', name) : []));
    const answer = merge(name, v4, v6);
    if (!(answer instanceof NameError)) {
      if (kept.size >= KEEP_NAMES) kept.clear();
      kept.set(name, { at: performance.now(), found: { ...answer, cached: true } });
    } else if (answer.code === 'TIMEOUT' && servers.length === 0 && performance.now() - since > 30_000) {
      // The machine may have moved to another network: the system's list is read when a resolver is made.
      resolver = newResolver(servers);
      since = performance.now();
    }
    return answer;
  }

  return {
    get resolvers() {
      return resolver.getServers().map(withPort);
    },
    async find(name, timeoutMs) {
      const known = kept.get(name);
      if (known && performance.now() - known.at < KEEP_MS) return known.found;
      let pending = asking.get(name);
      if (!pending) {
        pending = ask(name).finally(() => asking.delete(name));
        asking.set(name, pending);
      }
      return within(pending, timeoutMs, name);
    },
  };
}

/** Quick to give up: whoever is silent is asked once more with patience. */
function newResolver(servers: readonly string[]): Resolver {
  const resolver = new Resolver({ timeout: 2000, tries: 2, maxTimeout: 2000 });
  if (servers.length > 0) resolver.setServers(servers);
  return resolver;
}

function withPort(server: string): string {
  if (/^\[.*\]:\d+$|^[\d.]+:\d+$/.test(server)) return server;
  return server.includes(':') && !server.startsWith('[') ? `[${server}]:53` : `${server}:53`;
}

/** Addresses (none for a name without that record), or the code of what went wrong. */
async function query(resolver: Resolver, type: 'A' | 'AAAA', name: string): Promise<Answer> {
  const quick = await queryQuickly(resolver, type, name);
  return quick === 'TIMEOUT' ? queryPatiently(resolver.getServers().map(withPort), type, name) : quick;
}

function queryQuickly(resolver: Resolver, type: 'A' | 'AAAA', name: string): Promise<Answer> {
  return new Promise((resolve) => {
    resolver.resolve(name, type, (error, records) => {
      if (!error) resolve(records);
      else if (error.code === 'ENODATA') resolve([]);
      else resolve(codes[error.code ?? ''] ?? 'SERVFAIL');
    });
  });
}

const PATIENCE_MS = 5000;
const never = new AbortController().signal;

/**
 * Node's resolver takes a server that is quick as a rule for dead when one answer takes a second, and throws away what
 * comes late: names that nobody has asked for lately take so long.
 */
async function queryPatiently(servers: readonly string[], type: 'A' | 'AAAA', name: string): Promise<Answer> {
  const asked = servers.slice(0, 3).map(async (server) => {
    const { hostname, port } = new URL(`dns://${server}`);
    const address = hostname.replace(/^\[|\]$/g, '');
    return askNameserver({
      address,
      port: Number(port),
      name,
      type,
      recursion: true,
      timeoutMs: PATIENCE_MS,
      signal: never,
    });
  });
  const answered = asked.map(async (answer) => {
    const said = await answer;
    if (isSilence(said)) throw new Error(said.silence);
    return said.reply;
  });
  const reply = await Promise.any(answered).catch(() => null);
  if (!reply) return 'TIMEOUT';
  if (reply.rcode === 'NOERROR') return reply.answers.filter((one) => one.type === type).map(({ value }) => value);
  return reply.rcode === 'NXDOMAIN' || reply.rcode === 'REFUSED' ? reply.rcode : 'SERVFAIL';
}

type Answer = string[] | NameError['code'];

function merge(name: string, v4: Answer, v6: Answer): Found | NameError {
  const four = Array.isArray(v4) ? v4 : [];
  const six = Array.isArray(v6) ? v6 : [];
  if (four.length + six.length > 0) return { v4: four, v6: six, cached: false };
  if (!Array.isArray(v4)) return new NameError(name, v4);
  if (!Array.isArray(v6)) return new NameError(name, v6);
  return new NameError(name, 'NODATA');
}

async function within(pending: Promise<Found | NameError>, ms: number, name: string): Promise<Found | NameError> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<NameError>((resolve) => {
    timer = setTimeout(() => resolve(new NameError(name, 'TIMEOUT')), ms);
  });
  const first = await Promise.race([pending, late]);
  clearTimeout(timer);
  return first;
}
