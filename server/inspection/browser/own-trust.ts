import { isIP, type Socket } from 'node:net';
import { connect, createSecureContext, type TLSSocket, TLSSocket as Secured } from 'node:tls';
import { createVisitKey } from './visit-key.ts';

export interface Upstream {
  /** As the browser asked for it: the certificate has to be for this name. */
  host: string;
  port: number;
  /** Judged before. */
  address: string;
  timeoutMs: number;
}

/**
 * What lets the browser of a visit into shops whose certificate comes from an authority that the operator trusts and that
 * browsers do not know. The connection is checked in full on our side – authority, name, time – and handed on under a key
 * of this visit. All others are judged by the browser itself: nothing that it refuses is let through here.
 */
export interface OwnTrust {
  /** For the browser that shall take our key: see `VisitKey.pin`. */
  pin: string;
  /**
   * Whether a certificate of one of these authorities is shown there, and good; where one is shown that has run out, or is
   * for another name, that. Asked once a visit for each host.
   */
  vouchesFor(where: Upstream): Promise<Verdict>;
  /** Joins the browser, who was told that the tunnel is open, with the host. */
  join(client: Socket, where: Upstream, count: (socket: Socket) => Socket): Promise<TLSSocket>;
}

export type Verdict = 'good' | 'stranger' | OwnFault;
/** As OpenSSL and Node call it. The browser, which does not know the authority, would find fault with that first. */
export type OwnFault = (typeof ownFaults)[number];
const ownFaults = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'] as const;

/** @param authorities PEM. @returns null where there are none beside those that browsers know */
export function openOwnTrust(authorities: readonly string[]): OwnTrust | null {
  if (authorities.length === 0) return null;
  const visit = createVisitKey();
  // No public ones here: what they signed is for the browser to judge.
  const secureContext = createSecureContext({ ca: [...authorities] });
  const own = createSecureContext({ key: visit.key, cert: visit.certificate });
  const known = new Map<string, Promise<Verdict>>();

  const dial = ({ host, port, address, timeoutMs }: Upstream, protocols: string[]): Promise<TLSSocket> =>
    new Promise((resolve, reject) => {
      const name = isIP(host) === 0 ? { servername: host } : {};
      const socket = connect({ host: address, port, ...name, secureContext, ALPNProtocols: protocols });
      const late = setTimeout(() => socket.destroy(new Error('no answer in time')), timeoutMs);
      socket.once('close', () => {
        clearTimeout(late);
        reject(new Error('closed amid the handshake'));
      });
      socket.on('error', reject);
      socket.once('secureConnect', () => {
        clearTimeout(late);
        resolve(socket);
      });
    });

  return {
    pin: visit.pin,
    vouchesFor(where) {
      const key = `${where.host}:${where.port} ${where.address}`;
      const asked =
        known.get(key) ??
        dial(where, protocolsOf(true)).then(
          (socket): Verdict => {
            socket.destroy();
            return 'good';
          },
          (error: NodeJS.ErrnoException) => ownFaults.find((one) => one === error.code) ?? 'stranger',
        );
      known.set(key, asked);
      return asked;
    },
    async join(client, where, count) {
      const hello = await firstOf(client);
      // What the host chooses of what the browser can is what both then speak: frames pass as they are.
      const onward = await dial(where, protocolsOf(hello.includes('\u0002h2')));
      count(onward);
      const chosen = onward.alpnProtocol === false ? {} : { ALPNProtocols: [onward.alpnProtocol!] };
      const inward = new Secured(client, { isServer: true, secureContext: own, ...chosen });
      inward.on('error', () => client.destroy());
      inward.pipe(onward).pipe(inward);
      return onward;
    },
  };
}

/** How Chromium is told to take the key of its visit. Of every other key it judges as always. */
export const trusting = (pin: string | null): string[] =>
  pin === null ? [] : [`--ignore-certificate-errors-spki-list=${pin}`];

const protocolsOf = (both: boolean): string[] => (both ? ['h2', 'http/1.1'] : ['http/1.1']);

/** What the browser says first, left where it is. */
function firstOf(client: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    client.once('close', () => reject(new Error('the browser went away')));
    client.once('readable', () => {
      const chunk = client.read() as Buffer | null;
      if (chunk !== null) client.unshift(chunk);
      resolve(chunk?.toString('latin1') ?? '');
    });
  });
}
