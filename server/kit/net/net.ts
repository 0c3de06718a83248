import type { SecureContext } from 'node:tls';

/**
 * The way out to foreign addresses. A name is resolved once, judged, and the connection is pinned to the address
 * that was judged, so that no second answer of a resolver can lead it elsewhere.
 */
export interface Net {
  /**
   * Resolves and judges `host` (a name, or an address in digits). Returns the addresses in the order to try.
   * @throws {NameError} where the resolver has no answer (`NXDOMAIN`, `SERVFAIL`, `TIMEOUT`, `NODATA`)
   * @throws {ForbiddenAddress} where an address is private and the policy forbids it, or is the platform's own
   */
  resolve(host: string, port: number, options?: ResolveOptions): Promise<{ address: string; family: 4 | 6 }[]>;
}

/** What probes need beyond an address. */
export interface ProbeNet extends Net {
  /** The same as `resolve`, with a name that has no answer as a value: that is a fact about the target, not our fault. */
  lookup(host: string, port: number, options?: ResolveOptions): Promise<Address[] | NameError>;
  /** The resolvers that are asked, as `ip:port`. */
  readonly resolvers: readonly string[];
  /** The port at which a zone's own name servers are asked; 53 but in a laboratory. */
  readonly nameserverPort: number;
  /** Whom we trust, and that we still speak to old servers; built once and shared by all connections. */
  trust(): SecureContext;
  /** Certificates (PEM) of the authorities among them that browsers do not know: the operator's own. */
  readonly authorities: readonly string[];
}

/** `cache`: answered by ourselves within the last seconds, so that nothing about the resolver was measured. */
export interface Address {
  address: string;
  family: 4 | 6;
  from: 'digits' | 'hosts' | 'resolver' | 'cache';
}

export interface ResolveOptions {
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Who may be probed. `private` covers loopback, link-local, RFC 1918, unique local, CGNAT and mapped forms. */
export interface NetPolicy {
  /** Metadata services of clouds (169.254.169.254 and the like) stay forbidden: they hand out credentials. */
  allowPrivate: boolean;
  /** `address:port` and `:port` on any local address that are the platform's own and never probed. */
  ownPorts: number[];
  /** Resolver addresses `ip[:port]`; the system's where empty. */
  resolvers?: string[];
  /** Certificates (PEM) of authorities that are trusted beside the public ones. */
  authorities?: string[];
  /** See `ProbeNet.nameserverPort`. */
  nameserverPort?: number;
  /** RDAP server that is asked for every domain, where those of the world do not know them. */
  registry?: string;
}

export class NameError extends Error {
  readonly code: 'NXDOMAIN' | 'SERVFAIL' | 'TIMEOUT' | 'NODATA' | 'REFUSED';
  readonly host: string;
  constructor(host: string, code: NameError['code']) {
    super(`${host}: ${code}`);
    this.code = code;
    this.host = host;
  }
}

export class ForbiddenAddress extends Error {
  readonly host: string;
  readonly address: string;
  constructor(host: string, address: string) {
    super(`${host} leads to ${address}, which may not be probed`);
    this.host = host;
    this.address = address;
  }
}
