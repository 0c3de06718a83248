import { FetchFailure, fetchPage, type FetchedPage, type FetchOptions } from '#kit/net/fetch-page';
import { greets } from '#kit/net/greeting';
import { ForbiddenAddress, NameError, type ProbeNet } from '#kit/net/net';
import { peerCertificate, type PeerCertificate } from '#kit/net/peer-certificate';
import { lookUpRegistration, type RegistrationAnswer } from '#kit/net/registration/registration';

/** Discovery's way out: pages, certificates, registries. Bad certificates are passed over and reported, as a broken store is a store too. */
export interface Fetcher {
  /** @throws {NameError} {ForbiddenAddress} {FetchFailure}; whatever `onRequest` throws passes through */
  fetch(
    url: string,
    options: Pick<FetchOptions, 'signal' | 'timeoutMs' | 'anyType' | 'maxBytes'> & { onRequest(): void },
  ): Promise<FetchedPage>;
  /** Null where the other side has none to show. */
  certificate(
    host: string,
    port: number,
    options: { signal: AbortSignal; timeoutMs: number },
  ): Promise<PeerCertificate | null>;
  /** Whether something that is no web server speaks first there. */
  greets(host: string, port: number, options: { signal: AbortSignal; timeoutMs: number }): Promise<boolean>;
  registration(domain: string, options: { signal: AbortSignal; timeoutMs: number }): Promise<RegistrationAnswer>;
}

/** @param registry RDAP server that is asked instead of the domain's own */
export const createFetcher = (net: ProbeNet, registry?: string): Fetcher => ({
  fetch: (url, options) => fetchPage(url, { net, trustAnyone: true, ...options }),
  certificate: (host, port, options) => peerCertificate(host, port, { net, ...options }),
  greets: (host, port, options) => greets(host, port, { net, ...options }),
  registration: (domain, options) =>
    lookUpRegistration(net, domain, { ...options, ...(registry ? { rdap: registry } : {}) }),
});

/** Thrown where discovery itself has had enough; never the store's fault. */
export class Enough extends Error {
  readonly reason: 'requests' | 'time' | 'cancelled';
  constructor(reason: Enough['reason']) {
    super(`enough: ${reason}`);
    this.reason = reason;
  }
}

export type StoreFailure = FetchFailure | NameError | ForbiddenAddress;

export interface Budget {
  /** The page, or the store's own way of failing as a value; ours fly on. */
  fetch(url: string | URL, options?: { timeoutMs: number }): Promise<FetchedPage | StoreFailure>;
  readonly used: number;
  readonly left: number;
}

/** One request after another, so many and no more, redirects counted; none after the time is over. */
export function budgetOf(
  fetcher: Fetcher,
  limits: { requests: number; totalMs: number; eachMs: number; signal: AbortSignal },
): Budget {
  const begun = performance.now();
  const late = AbortSignal.timeout(limits.totalMs);
  const signal = AbortSignal.any([limits.signal, late]);
  let used = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const check = (): void => {
    if (limits.signal.aborted) throw new Enough('cancelled');
    if (late.aborted) throw new Enough('time');
  };
  const one = async (url: string, eachMs: number): Promise<FetchedPage | StoreFailure> => {
    check();
    const timeoutMs = Math.ceil(Math.max(1, Math.min(eachMs, limits.totalMs - (performance.now() - begun))));
    const onRequest = (): void => {
      check();
      if (used >= limits.requests) throw new Enough('requests');
      used++;
    };
    const page = await fetcher.fetch(url, { signal, timeoutMs, onRequest }).catch((error: unknown) => {
      check();
      if (error instanceof FetchFailure || error instanceof NameError || error instanceof ForbiddenAddress)
        return error;
      throw error;
    });
    check();
    return page;
  };
  return {
    fetch(url, options) {
      const asked = queue.then(() => one(String(url), options?.timeoutMs ?? limits.eachMs));
      queue = asked.catch(() => undefined);
      return asked;
    },
    get used() {
      return used;
    },
    get left() {
      return limits.requests - used;
    },
  };
}
