import { afterEach, expect, test } from 'vitest';
import { severities } from '#core/inspection';
import { createNet } from '#kit/net/create-net';
import { createAuthority } from '../../test/fakes/certificates.ts';
import { manners, type Platform } from '../../test/fakes/shop/platforms.ts';
import { startShop } from '../../test/fakes/shop/shop.ts';
import { type Handler, startWebServer } from '../../test/fakes/web-server.ts';
import { inspect } from './inspect.ts';
import { reportOf } from './report/report.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

const authority = createAuthority();
const middle = authority.below({ name: 'Laboratory R1' });
const headers = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'content-security-policy': "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
};

/** A shop behind HTTPS, as it should be: a chain from an authority that is trusted, TLS of today, headers. */
async function keptShop(platform: Platform, more: Record<string, Handler> = {}): Promise<string> {
  const shop = await startShop({ platform, living: false });
  open.push(shop);
  const { certificate, key } = middle.issue({ names: ['127.0.0.1'] });
  const front: Handler = (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const write = response.writeHead.bind(response);
    response.writeHead = ((status: number, given: Record<string, string | string[]> = {}) => {
      const cookie = given['set-cookie'];
      const guarded = [cookie ?? []].flat().map((line) => `${line}; Secure; HttpOnly; SameSite=Lax`);
      return write(status, { ...given, ...(cookie === undefined ? {} : { 'set-cookie': guarded }) } as never);
    }) as never;
    (more[request.url ?? ''] ?? shop.web.handler)(request, response);
  };
  const secure = await startWebServer(front, { cert: certificate + middle.certificate, key });
  open.push(secure);
  return secure.origin.replace('http:', 'https:');
}

async function securityOf(origin: string): Promise<string[]> {
  const net = createNet({ allowPrivate: true, ownPorts: [], authorities: [authority.certificate] }, '/dev/null');
  const report = reportOf(await inspect(new URL(origin), { net, pauseMs: 0, crawlPages: 3 }), 'en');
  const here = report.findings.filter(({ area }) => area === 'security');
  expect(report.unknown.filter(({ area }) => area === 'security').map(({ check }) => check)).toEqual(
    report.unknown.filter(({ check }) => check.startsWith('known-vulnerability')).map(({ check }) => check),
  );
  return here.filter(({ severity }) => severities.indexOf(severity) < severities.indexOf('low')).map(({ id }) => id);
}

test.each(Object.keys(manners) as Platform[])(
  'a %s shop that is kept as it should be: nothing above low',
  async (platform) => {
    expect(await securityOf(await keptShop(platform))).toEqual([]);
  },
);

test('and what is let slip there is found, alone', async () => {
  const repository: Handler = (_, response) => void response.writeHead(200).end('ref: refs/heads/main\n');
  expect(await securityOf(await keptShop('opencart', { '/.git/HEAD': repository }))).toEqual([
    'exposed-repository:/.git/HEAD',
  ]);
});
