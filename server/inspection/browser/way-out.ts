import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { ForbiddenAddress, NameError, type ProbeNet } from '#kit/net/net';
import { openOwnTrust, type OwnTrust } from './own-trust.ts';

/** The only way by which a browser that shows foreign pages reaches anything. */
export interface WayOut {
  /** For `--proxy-server`: on loopback, gone with `close`. */
  address: string;
  /** Hosts that were asked for and that we refuse to reach: our doing, not the page's fault. */
  refused: Map<string, string>;
  /** Why a host was not reached, by `host:port`: the browser itself hears no more than that it was not. */
  unreached: Map<string, Unreached>;
  /** For the browser's `--ignore-certificate-errors-spki-list`: see `OwnTrust`. Null where nobody is trusted beside the public authorities. */
  pin: string | null;
  /** Bytes that came in so far, and why it was shut before its end. */
  used(): { bytes: number; cut: boolean };
  close(): Promise<void>;
}

export interface Unreached {
  /**
   * `forbidden` and `too_much`: we did not let it; `name`: no answer of a resolver; `connect`: no connection; `certificate`:
   * of an authority that the operator trusts, but not good.
   */
  why: 'forbidden' | 'too_much' | 'name' | 'connect' | 'certificate';
  /** `NXDOMAIN`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`, … */
  detail: string;
}

export interface WayOutLimits {
  maxBytes?: number;
  connectMs?: number;
}

const MAX_BYTES = 150 * 1024 * 1024;

/**
 * A forward proxy on loopback that resolves and judges each host by `net` and connects to the judged address alone. Rules
 * inside the browser would miss web sockets, workers and second answers of a resolver; what leaves by here is all there is.
 */
export async function openWayOut(net: ProbeNet, { maxBytes = MAX_BYTES, connectMs = 8000 }: WayOutLimits = {}) {
  const refused = new Map<string, string>();
  const unreached = new Map<string, Unreached>();
  const trust = openOwnTrust(net.authorities);
  const sockets = new Set<Socket>();
  let bytes = 0;
  const count = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const take = (amount: number): void => {
    bytes += amount;
    if (bytes > maxBytes) for (const socket of sockets) socket.destroy();
  };
  const lost: Lost = (host, port, why, detail) => void unreached.set(`${host}:${port}`, { why, detail });
  const addressOf = async (host: string, port: number): Promise<string | null> => {
    if (bytes > maxBytes) {
      lost(host, port, 'too_much', String(maxBytes));
      return null;
    }
    const found = await net.lookup(host, port, { timeoutMs: connectMs }).catch((error: unknown) => {
      if (!(error instanceof ForbiddenAddress)) throw error;
      refused.set(host, error.message);
      lost(host, port, 'forbidden', error.address);
      return null;
    });
    if (found instanceof NameError) lost(host, port, 'name', found.code);
    if (found === null || found instanceof NameError) return null;
    // Some machines have an IPv6 address and no way to use it: the older family is surer.
    return (found.find(({ family }) => family === 4) ?? found[0]!).address;
  };

  const server = createServer((asked, answer) => {
    forward(asked, answer, { addressOf, take, lost }).catch(() => answer.destroy());
  });
  server.on('connection', (socket: Socket) => count(socket).on('error', () => undefined));
  server.on('connect', (asked, client: Socket, head: Buffer) => {
    tunnel(asked.url ?? '', client, head, { addressOf, take, connectMs, count, lost, trust }).catch(() =>
      client.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wayOut: WayOut = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    unreached,
    pin: trust?.pin ?? null,
    used: () => ({ bytes, cut: bytes > maxBytes }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return wayOut;
}

type Lost = (host: string, port: number, why: Unreached['why'], detail: string) => void;

interface Ways {
  addressOf(host: string, port: number): Promise<string | null>;
  take(amount: number): void;
  lost: Lost;
}

const hopByHop = new Set(['proxy-connection', 'proxy-authorization', 'connection', 'keep-alive', 'te', 'upgrade']);

async function forward(asked: IncomingMessage, answer: ServerResponse, { addressOf, take, lost }: Ways): Promise<void> {
  const url = URL.canParse(asked.url ?? '') ? new URL(asked.url!) : null;
  if (url?.protocol !== 'http:') return void answer.writeHead(400).end();
  const port = Number(url.port || 80);
  const name = bare(url.hostname);
  const host = await addressOf(name, port);
  if (host === null) return void answer.writeHead(502).end();
  const headers = asked.rawHeaders.flatMap((name, i, all) =>
    i % 2 === 0 && !hopByHop.has(name.toLowerCase()) ? [name, all[i + 1]!] : [],
  );
  const onward = request({
    host,
    port,
    method: asked.method,
    path: `${url.pathname}${url.search}`,
    headers: [...headers, 'Connection', 'close'],
    setHost: false,
    agent: false,
  });
  onward.on('response', (reply) => {
    reply.on('data', (chunk: Buffer) => take(chunk.length));
    const back = reply.rawHeaders.flatMap((name, i, all) =>
      i % 2 === 0 && !hopByHop.has(name.toLowerCase()) ? [name, all[i + 1]!] : [],
    );
    answer.writeHead(reply.statusCode ?? 502, back);
    pipeline(reply, answer, () => undefined);
  });
  let connected = false;
  onward.on('socket', (socket) => socket.once('connect', () => (connected = true)));
  onward.on('error', (error) => {
    if (!connected) lost(name, port, 'connect', codeOf(error));
    answer.destroy();
  });
  answer.on('close', () => onward.destroy());
  pipeline(asked, onward, () => undefined);
}

interface TunnelWays extends Ways {
  connectMs: number;
  count(socket: Socket): Socket;
  trust: OwnTrust | null;
}

async function tunnel(where: string, client: Socket, head: Buffer, ways: TunnelWays): Promise<void> {
  const { addressOf, take, lost, connectMs, count, trust } = ways;
  client.on('error', () => undefined);
  const url = URL.canParse(`http://${where}`) ? new URL(`http://${where}`) : null;
  const port = Number(/:(\d+)$/.exec(where)?.[1] ?? 443);
  const host = bare(url?.hostname ?? '');
  const address = url && (await addressOf(host, port));
  if (!address) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  const upstream = { host, port, address, timeoutMs: connectMs };
  const join = (onward: Socket): void => {
    client.on('close', () => onward.destroy());
    onward.on('close', () => client.destroy());
    onward.on('data', (chunk: Buffer) => take(chunk.length));
  };
  const verdict = trust ? await trust.vouchesFor(upstream) : 'stranger';
  if (trust && verdict === 'good') {
    client.write(OPEN);
    if (head.length > 0) client.unshift(head);
    return join(await trust.join(client, upstream, count));
  }
  // The browser refuses it as well, but for the authority that it does not know.
  if (verdict !== 'good' && verdict !== 'stranger') lost(host, port, 'certificate', verdict);
  const onward = count(connect({ host: address, port, timeout: connectMs }));
  let connected = false;
  onward.on('error', (error) => {
    if (!connected) lost(host, port, 'connect', codeOf(error));
    client.destroy();
  });
  onward.on('timeout', () => onward.connecting && onward.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
  join(onward);
  onward.once('connect', () => {
    connected = true;
    client.write(OPEN);
    if (head.length > 0) onward.write(head);
    client.pipe(onward);
    onward.pipe(client);
  });
}

const OPEN = 'HTTP/1.1 200 Connection Established\r\n\r\n';
const codeOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? error.message;

/** An IPv6 address without its brackets. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
