import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { readQuestion, writeReply, type Question, type Reply } from './dns-messages.ts';

/** What a server does with a question; `silent` never answers. */
export type Deed = Reply | 'silent';

export interface DnsServer {
  address: string;
  port: number;
  /** `ip:port`, as a resolver is written. */
  resolver: string;
  close(): Promise<void>;
}

/**
 * A name server on UDP and TCP of one port.
 * @param answer what to say; a slow server answers late
 * @param port 0 for any
 */
export async function startDnsServer(
  answer: (question: Question, over: 'udp' | 'tcp') => Deed | Promise<Deed>,
  address = '127.0.0.1',
  port = 0,
): Promise<DnsServer> {
  const tcp = createServer();
  await listen(tcp, port, address);
  const bound = (tcp.address() as AddressInfo).port;
  const udp = createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    udp.once('error', reject);
    udp.bind(bound, address, resolve);
  });
  const open = new Set<Socket>();
  udp.on('message', (message, from) => void replyOverUdp(udp, message, from, answer));
  tcp.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    serveTcp(socket, answer);
  });
  return {
    address,
    port: bound,
    resolver: `${address}:${bound}`,
    async close() {
      for (const socket of open) socket.destroy();
      await Promise.all([
        new Promise<void>((done) => udp.close(() => done())),
        new Promise<void>((done) => tcp.close(() => done())),
      ]);
    },
  };
}

type Answer = Parameters<typeof startDnsServer>[0];

async function replyOverUdp(
  udp: UdpSocket,
  message: Buffer,
  from: { address: string; port: number },
  answer: Answer,
): Promise<void> {
  const question = readQuestion(message);
  const deed = question ? await answer(question, 'udp') : 'silent';
  if (deed === 'silent') return;
  try {
    udp.send(writeReply(message, deed), from.port, from.address);
  } catch {
    // The server was closed while the answer was on its way.
  }
}

function serveTcp(socket: Socket, answer: Answer): void {
  let buffered: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    buffered = Buffer.concat([buffered, chunk]);
    while (buffered.length >= 2 && buffered.length >= 2 + buffered.readUInt16BE(0)) {
      const message = buffered.subarray(2, 2 + buffered.readUInt16BE(0));
      buffered = buffered.subarray(2 + message.length);
      const question = readQuestion(message);
      if (question)
        void Promise.resolve(answer(question, 'tcp')).then(
          (deed) => deed === 'silent' || socket.destroyed || socket.write(framed(writeReply(message, deed))),
        );
    }
  });
}

function framed(message: Buffer): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(message.length);
  return Buffer.concat([size, message]);
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
}
