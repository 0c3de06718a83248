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
  resolve(host: string, port: number, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<{ address: string; family: 4 | 6 }[]>;
}

/** Who may be probed. `private` covers loopback, link-local, RFC 1918, unique local, CGNAT, metadata and mapped forms. */
export interface NetPolicy {
  allowPrivate: boolean;
  /** `address:port` and `:port` on any local address that are the platform's own and never probed. */
  ownPorts: number[];
  /** Resolver addresses `ip[:port]`; the system's where empty. */
  resolvers?: string[];
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
