import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { ForbiddenAddress, NameError, type ProbeNet } from '#kit/net/net';

/** The only way by which a browser that shows foreign pages reaches anything. */
export interface WayOut {
  /** For `--proxy-server`: on loopback, gone with `close`. */
  address: string;
  /** Hosts that were asked for and that we refuse to reach: our doing, not the page's fault. */
  refused: Map<string, string>;
  /** Bytes that came in so far, and why it was shut before its end. */
  used(): { bytes: number; cut: boolean };
  close(): Promise<void>;
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
  const addressOf = async (host: string, port: number): Promise<string | null> => {
    if (bytes > maxBytes) return null;
    const found = await net.lookup(host, port, { timeoutMs: connectMs }).catch((error: unknown) => {
      if (!(error instanceof ForbiddenAddress)) throw error;
      refused.set(host, error.message);
      return null;
    });
    // Some machines have an IPv6 address and no way to use it: the older family is surer.
    if (found === null || found instanceof NameError) return null;
    return (found.find(({ family }) => family === 4) ?? found[0]!).address;
  };

  const server = createServer((asked, answer) => {
    forward(asked, answer, addressOf, take).catch(() => answer.destroy());
  });
  server.on('connection', (socket: Socket) => count(socket).on('error', () => undefined));
  server.on('connect', (asked, client: Socket, head: Buffer) => {
    tunnel(asked.url ?? '', client, head, { addressOf, take, connectMs, count }).catch(() => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wayOut: WayOut = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    used: () => ({ bytes, cut: bytes > maxBytes }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return wayOut;
}

type AddressOf = (host: string, port: number) => Promise<string | null>;

const hopByHop = new Set(['proxy-connection', 'proxy-authorization', 'connection', 'keep-alive', 'te', 'upgrade']);

async function forward(
  asked: IncomingMessage,
  answer: ServerResponse,
  addressOf: AddressOf,
  take: (amount: number) => void,
): Promise<void> {
  const url = URL.canParse(asked.url ?? '') ? new URL(asked.url!) : null;
  if (url?.protocol !== 'http:') return void answer.writeHead(400).end();
  const port = Number(url.port || 80);
  const host = await addressOf(bare(url.hostname), port);
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
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  pipeline(asked, onward, () => undefined);
}

async function tunnel(
  where: string,
  client: Socket,
  head: Buffer,
  {
    addressOf,
    take,
    connectMs,
    count,
  }: {
    addressOf: AddressOf;
    take: (amount: number) => void;
    connectMs: number;
    count: (socket: Socket) => Socket;
  },
): Promise<void> {
  client.on('error', () => undefined);
  const url = URL.canParse(`http://${where}`) ? new URL(`http://${where}`) : null;
  const port = Number(/:(\d+)$/.exec(where)?.[1] ?? 443);
  const address = url && (await addressOf(bare(url.hostname), port));
  if (!address) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  const onward = count(connect({ host: address, port, timeout: connectMs }));
  onward.on('error', () => client.destroy());
  onward.on('timeout', () => onward.connecting && onward.destroy());
  client.on('close', () => onward.destroy());
  onward.on('close', () => client.destroy());
  onward.on('data', (chunk: Buffer) => take(chunk.length));
  onward.once('connect', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) onward.write(head);
    client.pipe(onward);
    onward.pipe(client);
  });
}

/** An IPv6 address without its brackets. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
