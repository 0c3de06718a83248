import { lookup } from 'node:dns/promises';
import { addressIn, isLocal, reachOf } from './judge-address.ts';

/** What services that staff configured may not be: the platform itself. */
export interface WayOut {
  /** Ports of this machine that are the platform's own. */
  ownPorts: readonly number[];
}

export interface Reachable {
  address: string;
  family: 4 | 6;
}

/** An address that no notice may be sent to. */
export class NoWay extends Error {}

/**
 * Resolves a host as the machine itself does, once, and leaves out what is the platform's own or nobody's service:
 * metadata services hand out credentials. Whoever connects does so to these addresses, so that no second answer of a
 * resolver leads elsewhere.
 * @throws NoWay where none is left; the resolver's own error where there is no answer
 */
export async function wayTo(host: string, port: number, { ownPorts }: WayOut): Promise<Reachable[]> {
  const bare = host.replace(/^\[|\]$/g, '');
  const digits = addressIn(bare);
  const found = digits ? [digits] : (await lookup(bare, { all: true })).map((a) => addressIn(a.address)!);
  const open = found.filter(
    ({ address }) => reachOf(address) !== 'never' && !(ownPorts.includes(port) && isLocal(address)),
  );
  if (open.length === 0) throw new NoWay(`${host} is an address that nothing is sent to`);
  return open;
}
