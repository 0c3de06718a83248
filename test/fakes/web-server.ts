import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface WebServer {
  host: string;
  port: number;
  /** Without a slash at the end: `http://127.0.0.1:40000`. */
  origin: string;
  /** Who answers; may be changed at any time. */
  handler: Handler;
  server: Server | SecureServer;
  close(): Promise<void>;
}

/** A real web server on loopback, at a free port. Closing it drops whoever is connected. */
export async function startWebServer(
  handler: Handler,
  tls?: TlsOptions,
  host = '127.0.0.1',
  port = 0,
): Promise<WebServer> {
  const open = new Set<Socket>();
  const answer: Handler = (request, response) => web.handler(request, response);
  const server = tls ? createSecureServer(tls, answer) : createServer(answer);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const web: WebServer = {
    host,
    port: bound,
    origin: `${tls ? 'https' : 'http'}://${host}:${bound}`,
    handler,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
  return web;
}
