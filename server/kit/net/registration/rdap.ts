import type { Limits } from '../exchange.ts';
import { whereOf } from '../exchange.ts';
import type { ProbeNet } from '../net.ts';
import { unpackBody } from '../unpack-body.ts';
import { userAgent } from '../user-agent.ts';
import { visit } from '../visit.ts';
import { readDate } from './dates.ts';
import type { Registration } from './registration.ts';

const limits: Limits = {
  connectMs: 5000,
  firstByteMs: 10_000,
  idleMs: 5000,
  keepBytes: 512 * 1024,
  readBytes: 512 * 1024,
};

/**
 * Asks a registry by RDAP (RFC 9083).
 * @param base ends with a slash: `https://rdap.example/`
 * @returns the registration, `absent` where the registry has no such domain, null where it gave no usable answer
 */
export async function askRdap(
  net: ProbeNet,
  base: string,
  domain: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Omit<Registration, 'server' | 'source'> | 'absent' | null> {
  const where = whereOf(new URL(`domain/${domain}`, base));
  const headers = [
    'User-Agent',
    userAgent(),
    'Accept',
    'application/rdap+json, application/json',
    'Accept-Encoding',
    'gzip',
  ];
  const { answer, redirectFault } = await visit(
    { where, method: 'GET', headers, follow: true, maxRedirects: 4, limits },
    { net, timeoutMs, signal },
  );
  if (!answer || answer.fault || redirectFault) return null;
  const { bytes } = await unpackBody(answer.body, answer.headers['content-encoding'], 1024 * 1024, true);
  const json = parsed(bytes.toString('utf8'));
  // A missing path is 404 as well: only an RDAP error says that the domain is missing.
  if (answer.status === 404) return json && (json['errorCode'] === 404 || 'rdapConformance' in json) ? 'absent' : null;
  return answer.status === 200 && json && (json['objectClassName'] === 'domain' || 'events' in json)
    ? readRdap(json)
    : null;
}

type Json = Record<string, unknown>;

function parsed(text: string): Json | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : null;
  } catch {
    return null;
  }
}

const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((each): each is Json => typeof each === 'object' && each !== null) : [];
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

export function readRdap(json: Json): Omit<Registration, 'server' | 'source'> {
  const event =
    objects(json['events']).find(({ eventAction }) => eventAction === 'expiration') ??
    objects(json['events']).find(({ eventAction }) => eventAction === 'registrar expiration');
  const registrar = objects(json['entities']).find(({ roles }) => texts(roles).includes('registrar'));
  const card = Array.isArray(registrar?.['vcardArray']) ? (registrar['vcardArray'] as unknown[])[1] : undefined;
  const name = Array.isArray(card)
    ? (card as unknown[]).find((row): row is unknown[] => Array.isArray(row) && row[0] === 'fn')?.[3]
    : undefined;
  return {
    expiresAt: typeof event?.['eventDate'] === 'string' ? readDate(event['eventDate']) : null,
    registrar: typeof name === 'string' ? name.slice(0, 120) : null,
    statuses: texts(json['status'])
      .slice(0, 20)
      .map((each) => each.slice(0, 60)),
  };
}
