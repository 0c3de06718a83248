import { createAuthority } from './certificates.ts';
import { startContentFaults } from './fault-content.ts';
import { startDnsFaults } from './fault-dns.ts';
import { startHttpFaults } from './fault-http.ts';
import { defaultTimes, type FaultTarget, type FaultTimes } from './fault-target.ts';
import { startTcpFaults } from './fault-tcp.ts';
import { startTlsFaults } from './fault-tls.ts';

export interface FaultServer {
  /** Healthy at first; `break()` and `mend()` each as you like. */
  targets: FaultTarget[];
  /** `ip:port` of the resolver that knows the targets' names. */
  resolver: string;
  nameserverPort: number;
  /** The authority (PEM) that the watch must trust, for what is not meant to be a bad certificate. */
  authority: string;
  target(id: string): FaultTarget;
  close(): Promise<void>;
}

/** Real servers on loopback for every fault that the watch must find. */
export async function startFaultServer(times: Partial<FaultTimes> = {}): Promise<FaultServer> {
  const all = { ...defaultTimes, ...times };
  const authority = createAuthority();
  const families = await Promise.all([
    startHttpFaults(all),
    startContentFaults(),
    startTcpFaults(),
    startTlsFaults(authority),
  ]);
  const named = families.flat();
  const dns = await startDnsFaults(all, () => named.map(({ name }) => name));
  const targets = [...named, ...dns.targets];
  return {
    targets,
    resolver: dns.resolver,
    nameserverPort: dns.nameserverPort,
    authority: authority.certificate,
    target(id) {
      const found = targets.find((target) => target.id === id);
      if (!found) throw new Error(`There is no fault ${id}.`);
      return found;
    },
    close: async () => void (await Promise.all([...named.map((target) => target.close()), dns.close()])),
  };
}
