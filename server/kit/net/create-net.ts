import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { domainToASCII } from 'node:url';
import { openHostsFile } from './hosts-file.ts';
import { addressIn, isLocal, reachOf, type Reach } from './judge-address.ts';
import { openNames } from './names.ts';
import { ForbiddenAddress, NameError, type Address, type NetPolicy, type ProbeNet } from './net.ts';

/** Opens the way out under a policy. Cheap to keep, and meant to be kept: names and trust are shared by its probes. */
export function createNet(policy: NetPolicy, hostsPath = '/etc/hosts'): ProbeNet {
  const names = openNames(policy.resolvers ?? []);
  const hosts = openHostsFile(hostsPath);
  const ownPorts = new Set(policy.ownPorts);
  let context: SecureContext | undefined;

  async function addressesOf(host: string, timeoutMs: number): Promise<Address[] | NameError> {
    const digits = digitsIn(host);
    if (digits) return digits;
    const name = domainToASCII(host.toLowerCase()).replace(/\.$/, '');
    if (name === '') return new NameError(host, 'NXDOMAIN');
    const local = [...hosts(name), ...(/(^|\.)localhost$/.test(name) ? ['127.0.0.1', '::1'] : [])];
    if (local.length > 0)
      return [...new Set(local)].map((address) => ({ ...addressIn(address)!, from: 'hosts' as const }));
    const found = await names.find(name, timeoutMs);
    if (found instanceof NameError) return found;
    const from = found.cached ? ('cache' as const) : ('resolver' as const);
    return [
      ...found.v4.map((address) => ({ address, family: 4 as const, from })),
      ...found.v6.map((address) => ({ address, family: 6 as const, from })),
    ];
  }

  function allowed({ address }: Address, port: number): boolean {
    const reach = reachOfKnown(address);
    if (reach === 'never' || (reach === 'private' && !policy.allowPrivate)) return false;
    return !(ownPorts.has(port) && isLocal(address));
  }

  async function lookup(host: string, port: number, { timeoutMs = 10_000 } = {}): Promise<Address[] | NameError> {
    const addresses = await addressesOf(host, timeoutMs);
    if (addresses instanceof NameError) return addresses;
    const open = addresses.filter((address) => allowed(address, port));
    if (open.length === 0) throw new ForbiddenAddress(host, addresses[0]!.address);
    return open;
  }

  return {
    lookup,
    async resolve(host, port, options) {
      const found = await lookup(host, port, options);
      options?.signal?.throwIfAborted();
      if (found instanceof NameError) throw found;
      return found;
    },
    get resolvers() {
      return names.resolvers;
    },
    nameserverPort: policy.nameserverPort ?? 53,
    trust: () => (context ??= secureContext(policy.authorities ?? [])),
    get authorities() {
      return [...operatorsOwn(), ...(policy.authorities ?? [])];
    },
  };
}

/** Old protocols and short keys are let in: whether they are good enough is a verdict, not a broken connection. */
function secureContext(authorities: string[]): SecureContext {
  const ca = authorities.length > 0 ? [...getCACertificates('default'), ...authorities] : undefined;
  return createSecureContext({ ca, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
}

let own: string[] | undefined;

/** What `NODE_EXTRA_CA_CERTS` and the like bring beside what Node comes with. */
function operatorsOwn(): string[] {
  const bundled = new Set(getCACertificates('bundled'));
  return (own ??= getCACertificates('default').filter((one) => !bundled.has(one)));
}

const spelled = new Map<string, Address[] | null>();

function digitsIn(host: string): Address[] | null {
  let known = spelled.get(host);
  if (known === undefined) {
    if (spelled.size > 20_000) spelled.clear();
    const digits = addressIn(host);
    spelled.set(host, (known = digits && [{ ...digits, from: 'digits' }]));
  }
  return known;
}

const reaches = new Map<string, Reach>();

function reachOfKnown(address: string): Reach {
  const known = reaches.get(address);
  if (known) return known;
  if (reaches.size > 20_000) reaches.clear();
  const reach = reachOf(address);
  reaches.set(address, reach);
  return reach;
}
