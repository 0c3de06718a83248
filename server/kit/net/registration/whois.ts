import { dial, isFailure } from '../dial.ts';
import { NameError, type ProbeNet } from '../net.ts';
import { onStop } from '../stop.ts';
import { readDate } from './dates.ts';
import type { Registration } from './registration.ts';

const AT_MOST = 256 * 1024;

/** What a WHOIS server has to say, or null where it says nothing. RFC 3912: a line there, text back, the end. */
export async function askWhois(
  net: ProbeNet,
  server: { host: string; port: number },
  question: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<string | null> {
  const deadline = performance.now() + timeoutMs;
  const addresses = await net.lookup(server.host, server.port, { timeoutMs });
  if (addresses instanceof NameError) return null;
  const dialed = await dial({ addresses, port: server.port, connectMs: Math.min(timeoutMs, 5000), deadline, signal });
  if (isFailure(dialed)) return null;
  const { socket } = dialed;
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = (): void => {
      clearTimeout(timer);
      forget();
      socket.destroy();
      const text = Buffer.concat(parts).toString('utf8');
      resolve(text.trim() === '' ? null : text);
    };
    const timer = setTimeout(end, Math.max(1, deadline - performance.now()));
    const forget = onStop(signal, end);
    socket.on('data', (part) => {
      parts.push(part);
      size += part.length;
      if (size > AT_MOST) end();
    });
    socket.on('close', end);
    socket.write(`${question}\r\n`);
  });
}

/** Some registries want to be asked in their own way. */
export function questionFor(domain: string): string {
  if (domain.endsWith('.de')) return `-T dn,ace ${domain}`;
  if (domain.endsWith('.jp')) return `${domain}/e`;
  return /\.(?:com|net)$/.test(domain) ? `domain ${domain}` : domain;
}

const expiry =
  /^[ \t%]*\[?(?:registry expiry date|registrar registration expiration date|expir(?:y|ation|e|es)?(?: (?:date|on|time))?|domain expiration date|paid-till|valid(?:ity| until)|renewal date|record expires on|free-date|option expiration date|expires on|exp date)\]?[ .]*[:\]][ .]*(\S.*)$/im;
const registrar = /^[ \t]*(?:sponsoring )?registrar(?:-name| name|\(s\))?[ .]*:[ \t]*(\S.*)$/im;
const status = /^[ \t]*(?:domain )?(?:status|state|eppstatus)[ .]*:[ \t]*(\S.*)$/gim;
const absent =
  /no match for|not found|no entries found|no data found|status:\s*(?:free|available|not registered)|is (?:free|available for registration)|nothing found|object does not exist|not registered|no matching record|no object found|domain unknown/i;
const busy = /limit exceeded|quota exceeded|too many (?:requests|queries)|try again later|access denied|blacklisted/i;

/** What a WHOIS answer tells; `absent` where there is no such domain; null where it is no answer at all. */
export function readWhois(text: string, domain: string): Omit<Registration, 'server' | 'source'> | 'absent' | null {
  const dated = expiry.exec(text)?.[1];
  const statuses = [...text.matchAll(status)].map((match) =>
    match[1]!
      .trim()
      .split(/\s+https?:/)[0]!
      .trim()
      .slice(0, 60),
  );
  const known =
    dated !== undefined ||
    statuses.length > 0 ||
    new RegExp(`^[ \\t]*domain(?: name)?[ .]*:[ \\t]*${domain.replaceAll('.', '\\.')}`, 'im').test(text);
  if (absent.test(text) && dated === undefined) return 'absent';
  if (!known || (busy.test(text) && dated === undefined)) return null;
  return {
    expiresAt: dated === undefined ? null : readDate(dated),
    registrar: registrar.exec(text)?.[1]?.trim().slice(0, 120) ?? null,
    statuses: statuses.slice(0, 20),
  };
}
