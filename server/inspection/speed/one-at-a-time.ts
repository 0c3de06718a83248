import { connect, createServer, type Socket } from 'node:net';

/**
 * Where the turn of this machine is kept: a socket that one process can listen at. The kernel gives it back when that
 * process dies, however it dies; a file would stay.
 */
export const turnOfThisMachine: Place =
  process.platform === 'linux' ? { path: '\0vakhta-lighthouse' } : { host: '127.0.0.1', port: 47_861 };

export type Place = { path: string } | { host: string; port: number };

/** Waits until nobody else on this machine works here; the function given back ends the turn. */
export async function takeTurn(place: Place): Promise<() => Promise<void>> {
  for (;;) {
    const end = await listening(place);
    if (end) return end;
    await gone(place);
  }
}

/** Null where another process listens there. */
const listening = (place: Place): Promise<(() => Promise<void>) | null> =>
  new Promise((resolve, reject) => {
    const waiting = new Set<Socket>();
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on('close', () => waiting.delete(socket));
      socket.on('error', () => undefined).resume();
    });
    const end = (): Promise<void> =>
      new Promise((ended) => {
        server.close(() => ended());
        for (const socket of waiting) socket.destroy();
      });
    server.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen({ ...place, exclusive: true }, () => resolve(end));
  });

/** Whoever works holds the connections of those who wait: they end with the turn, or with the process. */
const gone = (place: Place): Promise<void> =>
  new Promise((resolve) => {
    const waiting = connect(place);
    waiting.on('error', () => undefined);
    waiting.on('close', () => setTimeout(resolve, 20));
    waiting.resume();
  });
