import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** `never`: no shop lives there, whoever asks: metadata services of clouds, multicast, `0.0.0.0`. */
export type Reach = 'public' | 'private' | 'never';

type Parsed = ipaddr.IPv4 | ipaddr.IPv6;

/** Alibaba, Azure, Oracle, AWS over IPv6; 169.254.169.254 is that of nearly everybody else. */
const metadata = new Set(['169.254.169.254', '100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254']);
const nowhere = new Set(['unspecified', 'broadcast', 'multicast']);

/** The one spelling of an address in digits (`0x7f.1` is `127.0.0.1`), or null where `host` is a name. */
export function addressIn(host: string): { address: string; family: 4 | 6 } | null {
  if (!/^[\d.]+$|^0x[\da-fx.]+$|:/i.test(host)) return null;
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  if (!ipaddr.isValid(bare)) return null;
  const parsed = ipaddr.parse(bare);
  return { address: parsed.toString(), family: parsed.kind() === 'ipv4' ? 4 : 6 };
}

/** @param address in digits, as `addressIn` spells it */
export function reachOf(address: string): Reach {
  const parsed = inner(ipaddr.parse(address));
  if (metadata.has(parsed.toString())) return 'never';
  const range = parsed.range();
  if (nowhere.has(range)) return 'never';
  if (range !== 'unicast') return 'private';
  // Only 2000::/3 is routed; what lies outside and has no name is a tunnel or a forgotten form of an IPv4 address.
  if (parsed instanceof ipaddr.IPv6 && (parsed.parts[0]! & 0xe000) !== 0x2000) return 'private';
  return 'public';
}

/** The IPv4 address that an IPv6 address carries inside: mapped, NAT64 and 6to4 lead to it. */
function inner(address: Parsed): Parsed {
  if (address instanceof ipaddr.IPv4) return address;
  const parts = address.parts;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (address.range() === 'rfc6052') return fourOf(parts[6]!, parts[7]!);
  if (address.range() === '6to4') return fourOf(parts[1]!, parts[2]!);
  return address;
}

function fourOf(high: number, low: number): ipaddr.IPv4 {
  return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);
}

let own: { at: number; addresses: Set<string>; ipv6: boolean } | undefined;

function interfaces(): { addresses: Set<string>; ipv6: boolean } {
  const now = performance.now();
  if (own && now - own.at < 60_000) return own;
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  own = {
    at: now,
    addresses: new Set(all.map(({ address }) => address)),
    ipv6: all.some(({ family, address }) => family === 'IPv6' && reachOf(address.split('%')[0]!) === 'public'),
  };
  return own;
}

/** Whether the address is this machine itself. */
export function isLocal(address: string): boolean {
  const parsed = inner(ipaddr.parse(address));
  return (
    parsed.range() === 'loopback' || parsed.range() === 'unspecified' || interfaces().addresses.has(parsed.toString())
  );
}

/** Whether this machine has a public IPv6 address, so that IPv6 addresses of others are worth asking for. */
export function hasIpv6(): boolean {
  return interfaces().ipv6;
}
