import { type AddressInfo, createServer, type Socket } from 'node:net';
import { X509Certificate } from 'node:crypto';

export interface OldTlsServer {
  port: number;
  /** Suites of each hello that it heard. */
  heard: number[][];
  close(): Promise<void>;
}

const u16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
const u24 = (n: number): Buffer => Buffer.from([n >> 16, (n >> 8) & 255, n & 255]);
const message = (type: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([type]), u24(body.length), body]);
const record = (type: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type, 3, 3]), u16(body.length), body]);
const refusal = record(21, Buffer.from([2, 40]));

/**
 * A server that still takes suites which no library has any more, as far as the hello: it never comes to encrypt. Of those that are offered it
 * takes the first that it knows, sends these certificates in this order, in pieces, and with DHE a number of so many bits.
 */
export async function startOldTlsServer(
  suites: readonly number[],
  certificates: readonly string[],
  { dhBits = 1024 }: { dhBits?: number } = {},
): Promise<OldTlsServer> {
  const heard: number[][] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (hello) => {
      const offered = suitesIn(hello);
      heard.push(offered);
      const suite = offered.find((one) => suites.includes(one));
      if (suite === undefined) return socket.end(refusal);
      const bytes = flight(suite, certificates, dhBits);
      socket.write(bytes.subarray(0, 40));
      setTimeout(() => socket.write(bytes.subarray(40)), 5);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function suitesIn(hello: Buffer): number[] {
  const session = 5 + 4 + 34;
  const at = session + 1 + hello.readUInt8(session);
  const found: number[] = [];
  for (let i = at + 2; i < at + 2 + hello.readUInt16BE(at); i += 2) found.push(hello.readUInt16BE(i));
  return found;
}

function flight(suite: number, certificates: readonly string[], dhBits: number): Buffer {
  const hello = Buffer.concat([u16(0x0303), Buffer.alloc(32, 7), Buffer.from([0]), u16(suite), Buffer.from([0])]);
  const ders = certificates.map((pem) => new X509Certificate(pem).raw);
  const list = Buffer.concat(ders.map((der) => Buffer.concat([u24(der.length), der])));
  const prime = Buffer.alloc(dhBits / 8, 0xff);
  const exchange = Buffer.concat([u16(prime.length), prime, u16(1), Buffer.from([2]), u16(1), Buffer.from([5])]);
  return Buffer.concat([
    // A name that it does not know is a warning, no more.
    record(21, Buffer.from([1, 112])),
    record(22, message(2, hello)),
    record(22, message(11, Buffer.concat([u24(list.length), list]))),
    record(22, message(12, exchange)),
    record(22, message(14, Buffer.alloc(0))),
  ]);
}
