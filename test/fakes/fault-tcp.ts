import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { FaultTarget } from './fault-target.ts';

/** What a healthy one says first, as mail and FTP servers do. */
export const banner = '220 shop.test ready\r\n';

/** `tcp-refused`: nobody listens any more. `tcp-mute`: accepts and never answers. */
export function startTcpFaults(): Promise<FaultTarget[]> {
  return Promise.all([start('tcp-refused', 'connect'), start('tcp-mute', 'timeout')]);
}

async function start(id: string, failure: 'connect' | 'timeout'): Promise<FaultTarget> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.resume();
    if (!(target.broken && failure === 'timeout')) socket.write(banner);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const deaf = async (): Promise<void> => {
    const closed = new Promise<void>((done) => server.close(() => done()));
    for (const socket of open) socket.destroy();
    await closed;
  };
  const target: FaultTarget = {
    id,
    family: 'tcp',
    expects: { verdict: 'down', failure },
    name: `${id}.test`,
    host: '127.0.0.1',
    port,
    broken: false,
    async break() {
      target.broken = true;
      if (failure === 'connect') await deaf();
    },
    async mend() {
      target.broken = false;
      if (!server.listening) await listen(server, port);
    },
    close: async () => (server.listening ? deaf() : undefined),
  };
  return target;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
