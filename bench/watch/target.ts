import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAuthority } from '../../test/fakes/certificates.ts';

/** The store that is watched: a page of an ordinary size over HTTP and HTTPS. Prints its ports. */
const goods = Array.from(
  { length: 40 },
  (_, i) => `<li><a href="/goods/${i}">Goods number ${i}</a> <span>${i * 3 + 9}.00</span></li>`,
).join('\n');
const page = `<!doctype html><html lang="en"><head><title>A shop</title></head><body><h1>A shop</h1><ul>${goods}</ul></body></html>`;
const answer: RequestListener = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length }).end(page);
const { certificate, key } = createAuthority().issue({ names: ['127.0.0.1'] });

const plain = createServer(answer).listen(0, '127.0.0.1', 4096);
const secure = createSecureServer({ cert: certificate, key }, answer).listen(0, '127.0.0.1', 4096);
const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port;
await Promise.all([plain, secure].map((server) => new Promise((resolve) => server.once('listening', resolve))));
process.stdout.write(`${JSON.stringify({ http: portOf(plain), https: portOf(secure) })}\n`);
