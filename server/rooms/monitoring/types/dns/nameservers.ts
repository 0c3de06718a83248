import { askNameserver, isSilence } from '#kit/net/ask-nameserver';
import type { DnsRecord, RecordType } from '#kit/net/dns-message';
import { ForbiddenAddress, NameError } from '#kit/net/net';
import type { ProbeContext } from '../../monitor-type.ts';

export type Resolver = { address: string; port: number };

/** What one name server of a zone made of the question. `skipped`: we may not ask it (a private address). */
export interface ServerState {
  server: string;
  address?: string;
  state: 'good' | 'silent' | 'failing' | 'skipped';
  /** The error, where it fails: `SERVFAIL`, `REFUSED`, `NXDOMAIN`, `NOT AUTHORITATIVE`, `NO ADDRESS`. */
  code?: string;
  records: DnsRecord[];
}

/** The zone that a name lies in, and its name servers: the nearest name above that has any. Null where none is told. */
export async function zoneOf(
  name: string,
  resolver: Resolver,
  deadline: number,
  ctx: ProbeContext,
): Promise<{ zone: string; servers: string[] } | null> {
  const labels = name.split('.');
  for (let i = 0; i <= labels.length - 2 && i < 6; i++) {
    const zone = labels.slice(i).join('.');
    const timeoutMs = Math.min(2500, deadline - performance.now());
    if (timeoutMs < 50) return null;
    const answer = await askNameserver({
      ...resolver,
      name: zone,
      type: 'NS',
      recursion: true,
      timeoutMs,
      signal: ctx.signal,
    });
    if (isSilence(answer)) return null;
    const servers = answer.reply.answers
      .filter((record) => record.type === 'NS' && record.name === zone)
      .map(({ value }) => value);
    if (servers.length > 0) return { zone, servers: [...new Set(servers)].sort().slice(0, 13) };
  }
  return null;
}

/** Asks each name server by itself for what it knows. */
export async function askEach(
  servers: readonly string[],
  name: string,
  type: RecordType,
  deadline: number,
  ctx: ProbeContext,
): Promise<ServerState[]> {
  const asked = await Promise.allSettled(servers.map((server) => askOne(server, name, type, deadline, ctx)));
  return asked.map((result, i) => {
    if (result.status === 'fulfilled') return result.value;
    if (!(result.reason instanceof ForbiddenAddress)) throw result.reason;
    return { server: servers[i]!, state: 'skipped', records: [] };
  });
}

async function askOne(
  server: string,
  name: string,
  type: RecordType,
  deadline: number,
  ctx: ProbeContext,
): Promise<ServerState> {
  const port = ctx.net.nameserverPort;
  const addresses = await ctx.net.lookup(server, port, {
    timeoutMs: Math.max(1, Math.min(3000, deadline - performance.now())),
  });
  if (addresses instanceof NameError) return { server, state: 'failing', code: 'NO ADDRESS', records: [] };
  const { address } = addresses[0]!;
  const timeoutMs = Math.max(1, Math.min(4000, deadline - performance.now()));
  const answer = await askNameserver({ address, port, name, type, recursion: false, timeoutMs, signal: ctx.signal });
  if (isSilence(answer)) return { server, address, state: 'silent', records: [] };
  const { rcode, answers, authoritative } = answer.reply;
  if (rcode !== 'NOERROR') return { server, address, state: 'failing', code: rcode, records: [] };
  if (answers.length === 0 && !authoritative)
    return { server, address, state: 'failing', code: 'NOT AUTHORITATIVE', records: [] };
  return { server, address, state: 'good', records: answers };
}
