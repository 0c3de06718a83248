import dns from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before the server: what it asks of a host of the world, `api.trello.com`, is answered by a fake on loopback.
 * Where to is in `DETOURS`, as JSON: `{"api.trello.com": "http://127.0.0.1:40000"}`.
 */
const detours = JSON.parse(process.env['DETOURS']!) as Record<string, string>;

const { lookup } = dns;
const nearby = (host: string, options: { all: true }) =>
  host in detours ? Promise.resolve([{ address: '127.0.0.1', family: 4 }]) : lookup(host, options);
const { request } = https;
function around(...asked: Parameters<typeof request>): http.ClientRequest {
  const [url, ...rest] = asked;
  const { origin, hostname } = typeof url === 'string' ? new URL(url) : { origin: '', hostname: '' };
  const fake = detours[hostname];
  return fake === undefined ? request(...asked) : http.request(`${fake}${String(url).slice(origin.length)}`, ...rest);
}
Object.assign(dns, { lookup: nearby });
Object.assign(https, { request: around });
syncBuiltinESMExports();
