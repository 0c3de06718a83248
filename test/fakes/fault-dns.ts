import { setTimeout as pause } from 'node:timers/promises';
import type { FailureClass, Verdict } from '../../core/probe/index.ts';
import type { Question, RecordOf } from './dns-messages.ts';
import { startDnsServer, type Deed, type DnsServer } from './dns-server.ts';
import type { FaultTarget, FaultTimes } from './fault-target.ts';
import { startShop } from './shop/shop.ts';

/** Who is asked: the recursive resolver, or a name server of the zone, by number. */
type Asked = 'resolver' | 1 | 2 | 3;

interface DnsFault {
  id: string;
  verdict: Verdict;
  failure: FailureClass;
  deed(asked: Asked, question: Question, healthy: Deed, times: FaultTimes): Deed | Promise<Deed>;
}

const down = (id: string, deed: DnsFault['deed']): DnsFault => ({ id, verdict: 'down', failure: 'dns', deed });

const faults: DnsFault[] = [
  down('dns-nxdomain', () => ({ rcode: 'NXDOMAIN' })),
  down('dns-servfail', () => ({ rcode: 'SERVFAIL' })),
  down('dns-timeout', () => 'silent'),
  down('dns-cname-nowhere', (_, { name, type }, healthy) =>
    type === 'NS' || /^ns\d\./.test(name)
      ? healthy
      : { rcode: 'NXDOMAIN', answers: [{ name, type: 'CNAME', value: `gone.${name}` }] },
  ),
  {
    id: 'dns-slow',
    verdict: 'degraded',
    failure: 'slow',
    deed: (asked, _, healthy, { slowMs }) => (asked === 'resolver' ? pause(slowMs / 2, healthy) : healthy),
  },
  {
    id: 'dns-ns-silent',
    verdict: 'degraded',
    failure: 'dns',
    deed: (asked, _, healthy) => (asked === 2 ? 'silent' : healthy),
  },
  {
    id: 'dns-ns-failing',
    verdict: 'degraded',
    failure: 'dns',
    deed: (asked, _, healthy) => (asked === 2 ? { rcode: 'SERVFAIL' } : healthy),
  },
];

export interface DnsFaults {
  targets: FaultTarget[];
  /** `ip:port` of the resolver that knows all targets. */
  resolver: string;
  /** The port at which the zones' own name servers listen, on 127.0.0.2 and following. */
  nameserverPort: number;
  close(): Promise<void>;
}

/**
 * A resolver and three name servers. Every target is a zone of its own; the names of `others` (`http-503.test`) are
 * healthy zones that lead to 127.0.0.1.
 */
export async function startDnsFaults(times: FaultTimes, others: () => readonly string[]): Promise<DnsFaults> {
  const shops = await Promise.all(faults.map(() => startShop()));
  const targets = faults.map((fault, i): FaultTarget => {
    const shop = shops[i]!;
    const target: FaultTarget = {
      id: fault.id,
      family: 'dns',
      expects: { verdict: fault.verdict, failure: fault.failure },
      name: `${fault.id}.test`,
      host: shop.host,
      port: shop.port,
      namedUrl: `http://${fault.id}.test:${shop.port}/`,
      broken: false,
      break: async () => void (target.broken = true),
      mend: async () => void (target.broken = false),
      close: shop.close,
    };
    return target;
  });
  const answer =
    (asked: Asked) =>
    (question: Question): Deed | Promise<Deed> => {
      const zone = [...targets.map(({ name }) => name), ...others()].find(
        (name) => question.name === name || question.name.endsWith(`.${name}`),
      );
      const i = targets.findIndex(({ name }) => name === zone);
      const healthy: Deed =
        zone === undefined
          ? { rcode: asked === 'resolver' ? 'NXDOMAIN' : 'REFUSED' }
          : {
              ...recordsOf(zone, question),
              authoritative: asked !== 'resolver',
              recursionAvailable: asked === 'resolver',
            };
      return targets[i]?.broken ? faults[i]!.deed(asked, question, healthy, times) : healthy;
    };
  const servers = await startServers(answer);
  return {
    targets,
    resolver: servers[0]!.resolver,
    nameserverPort: servers[0]!.port,
    close: async () => void (await Promise.all([...servers, ...targets].map((each) => each.close()))),
  };
}

function recordsOf(
  zone: string,
  { name, type }: Question,
): { rcode?: 'NXDOMAIN'; answers?: RecordOf[]; authority?: RecordOf[] } {
  const soa: RecordOf[] = [{ name: zone, type: 'SOA', value: zone }];
  const server = name.endsWith(zone) ? /^ns([123])\./.exec(name)?.[1] : undefined;
  if (server && type === 'A') return { answers: [{ name, type, value: `127.0.0.${Number(server) + 1}` }] };
  if (name !== zone && name !== `www.${zone}`)
    return server ? { authority: soa } : { rcode: 'NXDOMAIN', authority: soa };
  if (type === 'A') return { answers: [{ name, type, value: '127.0.0.1' }] };
  if (type === 'MX') return { answers: [{ name, type, value: `10 mail.${zone}` }] };
  if (type === 'TXT') return { answers: [{ name, type, value: 'v=spf1 -all' }] };
  if (type === 'NS' && name === zone)
    return { answers: [1, 2, 3].map((n) => ({ name, type, value: `ns${n}.${zone}` })) };
  return { authority: soa };
}

/** Four addresses of loopback with one port that is free on all of them, as a zone's servers share port 53. */
async function startServers(
  answer: (asked: Asked) => (question: Question) => Deed | Promise<Deed>,
): Promise<DnsServer[]> {
  const asked: Asked[] = ['resolver', 1, 2, 3];
  for (let attempt = 1; ; attempt++) {
    const servers: DnsServer[] = [];
    try {
      for (const [i, each] of asked.entries())
        servers.push(await startDnsServer(answer(each), `127.0.0.${i + 1}`, servers[0]?.port ?? 0));
      return servers;
    } catch (error) {
      await Promise.all(servers.map((server) => server.close()));
      if (attempt === 10) throw error;
    }
  }
}
