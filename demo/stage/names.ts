import { promises as dns } from 'node:dns';
import type { Question, RecordOf } from '../../test/fakes/dns-messages.ts';
import { type Deed, type DnsServer, startDnsServer } from '../../test/fakes/dns-server.ts';

export interface Names {
  /** `ip:port` of a resolver that knows the demo's stores and asks the machine's own about everything else. */
  resolver: string;
  /** Zones that the name servers have forgotten. */
  gone: Set<string>;
  close(): Promise<void>;
}

/** The name service of the demo: each zone leads to this machine. */
export async function startNames(zones: readonly string[]): Promise<Names> {
  const gone = new Set<string>();
  const answer = async (question: Question): Promise<Deed> => {
    const zone = zones.find((name) => question.name === name || question.name.endsWith(`.${name}`));
    if (zone === undefined) return askOutside(question);
    return gone.has(zone) ? { rcode: 'NXDOMAIN', recursionAvailable: true } : recordsOf(zone, question);
  };
  const server: DnsServer = await startDnsServer(answer);
  return { resolver: server.resolver, gone, close: server.close };
}

/** Its mail is in order, and no name server is named: there is none whom one could ask past us. */
function recordsOf(zone: string, { name, type }: Question): Deed {
  const soa: RecordOf[] = [{ name: zone, type: 'SOA', value: zone }];
  const known: Partial<Record<Question['type'], string>> = {
    A: '127.0.0.1',
    MX: `10 mail.${zone}`,
    TXT: 'v=spf1 mx -all',
  };
  if (name !== zone) return { rcode: 'NXDOMAIN', authority: soa, recursionAvailable: true };
  const value = known[type];
  return {
    ...(value === undefined ? { authority: soa } : { answers: [{ name, type, value }] }),
    recursionAvailable: true,
  };
}

/** A store of the visitor's own is looked up as anywhere else. */
async function askOutside({ name, type }: Question): Promise<Deed> {
  if (type === 'OTHER' || type === 'SOA') return { rcode: 'NOTIMP' };
  const resolver = new dns.Resolver({ timeout: 2000, tries: 2 });
  try {
    const found = (await resolver.resolve(name, type)) as unknown[];
    return { answers: found.map((record) => ({ name, type, value: valueOf(record) })), recursionAvailable: true };
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENODATA') return { recursionAvailable: true };
    return { rcode: code === 'ENOTFOUND' ? 'NXDOMAIN' : 'SERVFAIL', recursionAvailable: true };
  }
}

function valueOf(record: unknown): string {
  if (Array.isArray(record)) return record.join('');
  if (typeof record !== 'object' || record === null) return String(record);
  const { priority, exchange } = record as { priority: number; exchange: string };
  return `${priority} ${exchange}`;
}
