import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import type { FailureClass, Verdict } from '../../core/probe/index.ts';
import { createAuthority, type Authority, type Issued } from './certificates.ts';
import type { FaultTarget } from './fault-target.ts';
import { createStorefront } from './shop/shop.ts';

const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);

interface TlsFault {
  id: string;
  verdict: Verdict;
  failure: FailureClass;
  /** What the server presents when broken; null: it breaks off the handshake. */
  broken: ((authority: Authority, names: string[]) => Issued & TlsOptions) | null;
}

const faults: TlsFault[] = [
  {
    id: 'tls-expired',
    verdict: 'down',
    failure: 'tls',
    broken: (authority, names) => authority.issue({ names, validFrom: inDays(-90), validTo: inDays(-1) }),
  },
  {
    id: 'tls-expires-soon',
    verdict: 'degraded',
    failure: 'tls',
    broken: (authority, names) => authority.issue({ names, validTo: inDays(5) }),
  },
  {
    id: 'tls-self-signed',
    verdict: 'down',
    failure: 'tls',
    broken: (authority, names) => authority.issue({ names, selfSigned: true }),
  },
  {
    id: 'tls-wrong-name',
    verdict: 'down',
    failure: 'tls',
    broken: (authority) => authority.issue({ names: ['other-shop.test'] }),
  },
  {
    id: 'tls-unknown-authority',
    verdict: 'down',
    failure: 'tls',
    broken: (_, names) => createAuthority('Nobody trusts us').issue({ names }),
  },
  { id: 'tls-handshake', verdict: 'down', failure: 'tls', broken: null },
  {
    id: 'tls-old-protocol',
    verdict: 'degraded',
    failure: 'tls_advisory',
    broken: (authority, names) => ({
      ...authority.issue({ names }),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    }),
  },
];

/** Every TLS fault as a shop of its own over HTTPS. `authority` is to be trusted by the watch. */
export async function startTlsFaults(authority: Authority): Promise<FaultTarget[]> {
  return Promise.all(faults.map((fault) => start(fault, authority)));
}

async function start(fault: TlsFault, authority: Authority): Promise<FaultTarget> {
  const name = `${fault.id}.test`;
  const names = [name, '127.0.0.1'];
  const { handle } = createStorefront();
  const secure = ({ certificate, key, ...more }: Issued & TlsOptions): SecureServer =>
    createSecureServer({ ...more, cert: certificate, key }, handle).on('tlsClientError', (_, socket) =>
      socket.destroy(),
    );
  const healthy = secure(authority.issue({ names }));
  const broken = fault.broken && secure(fault.broken(authority, names));
  const open = new Set<Socket>();
  const front = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    if (!target.broken) healthy.emit('connection', socket);
    else if (broken) broken.emit('connection', socket);
    else socket.once('data', () => socket.end(handshakeFailure));
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo;
  const target: FaultTarget = {
    id: fault.id,
    family: 'tls',
    expects: { verdict: fault.verdict, failure: fault.failure },
    name,
    host: '127.0.0.1',
    port,
    url: `https://127.0.0.1:${port}/`,
    namedUrl: `https://${name}:${port}/`,
    broken: false,
    break: async () => void (target.broken = true),
    mend: async () => void (target.broken = false),
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
  return target;
}

/** The record of a fatal alert 40 (RFC 8446, 6.2). */
const handshakeFailure = Buffer.from([0x15, 3, 3, 0, 2, 2, 40]);
