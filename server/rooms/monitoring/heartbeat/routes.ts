import type { Ping } from '#core/schedule';
import { type RawRoute, serveRaw } from '#kit/http/serve';
import { takePing } from './take-ping.ts';

/** Addresses that jobs call: the end of a run, its start, its failure, or its exit code. Whatever is sent is kept as its output. */
const addresses = ['/ping/:key', '/ping/:key/:how'] as const;
const methods = ['GET', 'POST', 'HEAD'] as const;

export const routes: RawRoute[] = addresses.flatMap((path) =>
  methods.map((method) =>
    serveRaw(
      { method, path, access: 'public', summary: 'A job reports: success, or start, fail or its exit code' },
      async ({ app, request, reply }) => {
        const { key, how } = request.params as { key: string; how?: string };
        const ping = pingOf(how);
        if (!ping)
          return reply.code(404).type('text/plain').send('Call /start, /fail or an exit code from 0 to 255.\n');
        const output =
          typeof request.body === 'string'
            ? request.body
            : request.body === undefined || request.body === null
              ? ''
              : JSON.stringify(request.body);
        const known = await takePing(app, key, ping, output);
        return reply
          .code(known ? 200 : 404)
          .header('cache-control', 'no-store')
          .type('text/plain')
          .send(known ? 'OK\n' : 'There is no such heartbeat.\n');
      },
    ),
  ),
);

function pingOf(how: string | undefined): Omit<Ping, 'at'> | null {
  if (how === undefined) return { kind: 'success' };
  if (how === 'start') return { kind: 'start' };
  if (how === 'fail') return { kind: 'failure' };
  if (!/^\d{1,3}$/.test(how) || Number(how) > 255) return null;
  return { kind: how === '0' ? 'success' : 'failure', exitCode: Number(how) };
}
